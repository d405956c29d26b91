package dev.wadi.camel.script;

import dev.wadi.camel.script.document.BsonValue;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.ParameterType;
import dev.wadi.rhai.library.StandardLibrary;
import dev.wadi.rhai.mstream.MstreamFunctions;
import java.time.Clock;

/** The functions that scripts in routes can call. */
final class ScriptFunctions {

    /** mstream's functions beside the language's own. Without {@code sleep}, which would hold up everything behind an event. */
    static final FunctionLibrary ALL = at(Clock.systemUTC());

    private ScriptFunctions() {
    }

    /** The same with another clock. */
    static FunctionLibrary at(Clock clock) {
        FunctionLibrary library = MstreamFunctions.addTo(StandardLibrary.functions(), clock).without("sleep");
        ParameterType kept = new ParameterType(BsonValue.class);
        library.read("==", kept, kept, (context, x, y) -> x.equals(y));
        library.read("!=", kept, kept, (context, x, y) -> !x.equals(y));
        return library;
    }
}
