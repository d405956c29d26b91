package dev.wadi.camel.script.language;

import dev.wadi.camel.script.ScriptLimits;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.spi.annotations.Language;
import org.apache.camel.support.ExpressionToPredicateAdapter;
import org.apache.camel.support.LanguageSupport;

/**
 * Camel's language {@code rhai}: a script whose value is that of its last statement, with the limits and without the reach that
 * {@link ScriptLimits#DEFAULT} and Wadi's scripts have.
 *
 * <p>The script is the route's, or a resource that it names ({@code resource:file:...}). It finds the variables {@code body},
 * {@code headers} and {@code properties} (those of the exchange), copies whose changes have no effect. No content of a message is ever
 * taken for a script. Errors: {@link dev.wadi.camel.script.InvalidScriptException} when the expression is made,
 * {@link dev.wadi.camel.script.ScriptFailedException} when it fails. Threads: safe.
 */
@Language("rhai")
public final class RhaiLanguage extends LanguageSupport {

    @Override
    public Expression createExpression(String expression) {
        RhaiExpression created = new RhaiExpression(loadResource(expression));
        if (getCamelContext() != null) {
            created.init(getCamelContext());
        }
        return created;
    }

    @Override
    public Predicate createPredicate(String expression) {
        return ExpressionToPredicateAdapter.toPredicate(createExpression(expression));
    }
}
