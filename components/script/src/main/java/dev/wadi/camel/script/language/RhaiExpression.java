package dev.wadi.camel.script.language;

import dev.wadi.camel.script.RhaiText;
import dev.wadi.camel.script.ScriptLimits;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;

/** One script as an expression. Threads: safe. */
final class RhaiExpression extends ExpressionAdapter {

    private static final List<String> VARIABLES = List.of("body", "headers", "properties");

    private final String text;
    private final RhaiText script;

    RhaiExpression(String text) {
        this.text = text;
        this.script = RhaiText.compile("rhai", text, VARIABLES, ScriptLimits.DEFAULT);
    }

    @Override
    public Object evaluate(Exchange exchange) {
        JavaValues values = new JavaValues(exchange.getContext());
        Object result = script.run(values.toScript(exchange.getMessage().getBody()),
                values.toScript(exchange.getMessage().getHeaders()), values.toScript(exchange.getProperties()));
        return values.toJava(result);
    }

    @Override
    public String toString() {
        return "rhai{" + text + "}";
    }
}
