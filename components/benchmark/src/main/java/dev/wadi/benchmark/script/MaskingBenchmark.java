package dev.wadi.benchmark.script;

import dev.wadi.rhai.RhaiEngine;
import dev.wadi.rhai.RhaiOptions;
import dev.wadi.rhai.RhaiScript;
import dev.wadi.rhai.ScriptOutput;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.ParameterType;
import dev.wadi.rhai.library.StandardLibrary;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.ObjectMap;
import dev.wadi.rhai.value.Unit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Masks and enriches an order of half a kilobyte, by a script and by Java over the same kind of map. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
public class MaskingBenchmark {

    private static final String SCRIPT = """
            fn transform(data) {
                if "email" in data {
                    data.email = mask_email(data.email);
                }
                if "phone" in data {
                    data.phone = mask_phone(data.phone);
                }
                let total = 0;
                for item in data.items {
                    total += item.price * item.quantity;
                }
                data.total = total;
                data.level = switch total {
                    0..100 => "small",
                    100..1000 => "medium",
                    _ => "large"
                };
                data.name = data.name.to_upper();
                data.processed = true;
                data.remove("internal");
                data
            }
            """;

    private ObjectMap order;
    private RhaiScript script;
    private RhaiScript counting;

    @Setup
    public void prepare() {
        FunctionLibrary library = StandardLibrary.functions();
        library.read("mask_email", ParameterType.STRING, (context, text) -> maskEmail((String) text));
        library.read("mask_phone", ParameterType.STRING, (context, text) -> maskPhone((String) text));
        RhaiEngine engine = new RhaiEngine(RhaiOptions.defaults(), library);
        script = engine.compile(SCRIPT);
        counting = engine.compile("fn count(n) { let sum = 0; for i in 0..n { if i % 3 == 0 { sum += i; } else { sum -= 1; } } sum }");
        order = order();
    }

    private static ObjectMap order() {
        ObjectMap order = new ObjectMap();
        for (String name : List.of("_id", "status", "currency", "street", "city", "country", "note", "internal", "channel")) {
            order.put(name, name + " of the order, with a little text");
        }
        order.put("name", "Ada Lovelace");
        order.put("email", "ada.lovelace@example.com");
        order.put("phone", "+1-555-123-4567");
        order.put("version", 7L);
        ArrayValue items = new ArrayValue();
        for (long number = 1; number <= 3; number++) {
            ObjectMap item = new ObjectMap();
            item.put("sku", "A-" + number);
            item.put("price", number * 10);
            item.put("quantity", number);
            items.add(item);
        }
        order.put("items", items);
        return order;
    }

    private static String maskEmail(String text) {
        int at = text.indexOf('@');
        return at < 0 ? "***" : at <= 1 ? "*" + text.substring(at) : text.charAt(0) + "***" + text.substring(at);
    }

    private static String maskPhone(String text) {
        return text.length() <= 4 ? text : "*".repeat(text.length() - 4) + text.substring(text.length() - 4);
    }

    @Benchmark
    public Object rhai() {
        return script.call("transform", ScriptOutput.NONE, order.copy());
    }

    @Benchmark
    public Object java() {
        ObjectMap data = order.copy();
        if (data.contains("email")) {
            data.put("email", maskEmail((String) data.get("email")));
        }
        if (data.contains("phone")) {
            data.put("phone", maskPhone((String) data.get("phone")));
        }
        long total = 0;
        for (Object item : ((ArrayValue) data.get("items")).asList()) {
            total += (Long) ((MapValue) item).get("price") * (Long) ((MapValue) item).get("quantity");
        }
        data.put("total", total);
        data.put("level", total < 100 ? "small" : total < 1000 ? "medium" : "large");
        data.put("name", ((String) data.get("name")).toUpperCase(Locale.ROOT));
        data.put("processed", true);
        return data.remove("internal") == null ? Unit.UNIT : data;
    }

    /** A loop of 1000 iterations, to see what a statement costs. */
    @Benchmark
    public Object rhaiLoop() {
        return counting.call("count", ScriptOutput.NONE, 1000L);
    }
}
