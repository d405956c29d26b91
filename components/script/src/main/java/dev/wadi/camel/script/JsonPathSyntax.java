package dev.wadi.camel.script;

import com.jayway.jsonpath.JsonPath;

/** Compiles JSONPath expressions, which Camel itself does only with the first event. Loaded only where the language is there. */
final class JsonPathSyntax {

    private JsonPathSyntax() {
    }

    /** Errors: a {@link RuntimeException} that says what is wrong. */
    static void check(String path) {
        // simple functions inside of a path are known only with an event
        if (!path.contains("${") && !path.contains("$simple{")) {
            JsonPath.compile(path);
        }
    }
}
