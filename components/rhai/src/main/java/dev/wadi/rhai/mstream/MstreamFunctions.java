package dev.wadi.rhai.mstream;

import static dev.wadi.rhai.function.ParameterType.ANY;
import static dev.wadi.rhai.function.ParameterType.MAP;

import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.NativeFunction;
import dev.wadi.rhai.value.MapValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;

/** All of mstream's functions. */
public final class MstreamFunctions {

    private MstreamFunctions() {
    }

    /** Adds them to a library; {@code clock} gives {@code timestamp_ms()}. */
    public static FunctionLibrary addTo(FunctionLibrary library, Clock clock) {
        library.read("result", ANY, (context, data) -> new ScriptResult(data, null));
        library.read("result", ANY, MAP, (context, data, attributes) -> new ScriptResult(data, (MapValue) attributes));
        library.add(NativeFunction.of("timestamp_ms", context -> clock.millis()));
        library.read("hash_sha256", ANY, (context, value) -> sha256(CanonicalText.of(value)));
        MaskFunctions.addTo(library);
        AggregateFunctions.addTo(library);
        FieldFunctions.addTo(library);
        return library;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
