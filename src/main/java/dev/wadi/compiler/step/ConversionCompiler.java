package dev.wadi.compiler.step;

import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.JsonFormat;
import java.util.List;
import java.util.Map;

/** A change of encoding becomes one step; where nothing changes there is none. */
public final class ConversionCompiler {

    private ConversionCompiler() {}

    /** The step, or none when both encodings are the same. */
    public static List<Map<String, Object>> steps(String id, Encoding from, Encoding to, JsonFormat format) {
        return from == to ? List.of() : List.of(RouteSteps.transform(id, dataType(from, JsonFormat.FLAT), dataType(to, format)));
    }

    private static String dataType(Encoding encoding, JsonFormat format) {
        boolean extended = encoding == Encoding.JSON && format == JsonFormat.EXTENDED;
        return "wadi:" + encoding.word() + (extended ? "-extended" : "");
    }
}
