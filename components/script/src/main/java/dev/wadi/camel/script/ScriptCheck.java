package dev.wadi.camel.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Tells before anything runs whether a script can be used. Languages are those of the thread's class loader, as for the components of
 * routes: jars that were given at start count.
 */
public final class ScriptCheck {

    private static final String SERVICES = "META-INF/services/org/apache/camel/language/";
    /** Languages of Camel's catalogue that give values of events; which of them are there is a matter of the class path. */
    private static final Set<String> LANGUAGES = Set.of("constant", "csimple", "datasonnet", "groovy", "hl7terser", "java", "joor", "jq",
            "js", "jsonpath", "mvel", "ognl", "python", "rhai", "simple", "spel", "tokenize", "wasm", "xpath", "xquery");

    private ScriptCheck() {
    }

    /** Languages that scripts can be written in here, sorted. */
    public static Set<String> languages() {
        Set<String> there = new TreeSet<>(LANGUAGES);
        there.removeIf(language -> !knows(language));
        return there;
    }

    /** Whether a language is on the class path. */
    public static boolean knows(String language) {
        return language.equals("rhai") || language.matches("[A-Za-z0-9-]+") && classes().getResource(SERVICES + language) != null;
    }

    private static ClassLoader classes() {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return ofThread == null ? ScriptCheck.class.getClassLoader() : ofThread;
    }

    /**
     * The text of a script's file.
     *
     * <p>Errors: {@link InvalidScriptException}.
     */
    public static String read(Path file) {
        return TransformScript.read(file);
    }

    /** What is wrong with a script, or empty. */
    public static Optional<ScriptProblem> check(String language, String name, String text, ScriptLimits limits) {
        try {
            if (language.equals("rhai")) {
                TransformScript.compile(name, text, limits);
            } else {
                compile(language, name, text);
            }
            return Optional.empty();
        } catch (InvalidScriptException invalid) {
            return Optional.of(invalid.problem());
        }
    }

    /**
     * Calls of functions that there are not, in a script that {@link #check} has nothing against. It can be used, and each of them fails
     * once it is reached. Rhai only; the compilers and engines of the others have their own say.
     */
    public static List<TransformScript.UnknownFunction> unknownFunctions(String language, String name, String text, ScriptLimits limits) {
        return language.equals("rhai") ? TransformScript.compile(name, text, limits).unknownFunctions() : List.of();
    }

    private static void compile(String language, String name, String text) {
        CamelContext context = new DefaultCamelContext();
        context.setApplicationContextClassLoader(classes());
        try {
            context.build();
            LanguageEvents.compile(context, language, name, text);
        } finally {
            context.stop();
        }
    }
}
