package dev.wadi.rhai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.ParameterType;
import dev.wadi.rhai.library.StandardLibrary;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.ObjectMap;
import dev.wadi.rhai.value.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a host can do: functions of its own, values of its own, many threads. */
class HostTest {

    /** A document that notes which of its fields were decoded. */
    private static final class Document implements MapValue {

        private final Map<String, Object> raw;
        private final Map<String, Object> decoded = new LinkedHashMap<>();
        private final List<String> log;

        private Document(Map<String, Object> raw, List<String> log) {
            this.raw = new LinkedHashMap<>(raw);
            this.log = log;
        }

        @Override
        public String typeName() {
            return "Document";
        }

        @Override
        public int size() {
            return raw.size();
        }

        @Override
        public Object get(String key) {
            if (!raw.containsKey(key)) {
                return null;
            }
            return decoded.computeIfAbsent(key, name -> {
                log.add(name);
                return raw.get(name);
            });
        }

        @Override
        public boolean contains(String key) {
            return raw.containsKey(key);
        }

        @Override
        public Object own(String key) {
            return get(key);
        }

        @Override
        public void put(String key, Object value) {
            raw.put(key, value);
            decoded.put(key, value);
        }

        @Override
        public Object remove(String key) {
            decoded.remove(key);
            return raw.remove(key);
        }

        @Override
        public void clear() {
            raw.clear();
            decoded.clear();
        }

        @Override
        public Collection<String> keys() {
            return raw.keySet();
        }

        @Override
        public Iterable<?> heldValues() {
            return decoded.values();
        }

        @Override
        public MapValue copy() {
            Document copy = new Document(raw, log);
            copy.raw.replaceAll((key, value) -> Copyable.of(value));
            return copy;
        }
    }

    @Test
    void givesStatementsVariables() {
        RhaiScript script = new RhaiEngine().compile("let more = |n| n + x; y.push(more.call(1)); x += 1; [x, y]", List.of("x", "y"));

        assertThat(script.runWith(ScriptOutput.NONE, 41L, ArrayValue.of(List.of("a"))).toString()).isEqualTo("[42, [\"a\", 42]]");
        assertThat(script.runWith(ScriptOutput.NONE, 1L, new ArrayValue()).toString()).isEqualTo("[2, [2]]");
    }

    private final List<String> decoded = new ArrayList<>();
    private final Document document = new Document(fields(), decoded);

    private static Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", "Ada");
        fields.put("email", "ada@example.com");
        fields.put("age", 36L);
        fields.put("tags", ArrayValue.of(List.of("a", "b")));
        return fields;
    }

    private Object transform(String body) {
        return new RhaiEngine().compile("fn transform(data) { " + body + " }").call("transform", ScriptOutput.NONE, document);
    }

    @Test
    void touchesOnlyTheFieldsThatTheScriptTouches() {
        assertThat(transform("if data.age > 30 && \"name\" in data { data.email = \"***\"; } data.len()")).isEqualTo(4L);

        assertThat(decoded).containsExactly("age");
        assertThat(document.raw).containsEntry("email", "***").containsEntry("age", 36L);
    }

    @Test
    void hostMapsAreMapsForEveryFunction() {
        assertThat(Texts.debug(transform("data.tags.push(\"c\"); data.age += 1; data[\"more\"] = #{x: 1}; data.more.x = 2;"
                + "[data.keys(), data.values(), data.tags, data.remove(\"name\"), data.contains(\"name\"), type_of(data),"
                + " data.filter(|k, v| k == \"age\"), data == data, data + #{z: 1} == data]")))
                .isEqualTo("[[\"name\", \"email\", \"age\", \"tags\", \"more\"], "
                        + "[\"Ada\", \"ada@example.com\", 37, [\"a\", \"b\", \"c\"], #{\"x\": 2}], [\"a\", \"b\", \"c\"], \"Ada\", false, "
                        + "\"Document\", #{\"age\": 37}, true, false]");
    }

    @Test
    void copiesOfHostMapsChangeIndependently() {
        assertThat(Texts.debug(transform("let other = data; other.tags.push(\"c\"); other.age = 1; [data.tags, data.age, other.age]")))
                .isEqualTo("[[\"a\", \"b\"], 36, 1]");
    }

    @Test
    void functionsOfTheHostAreOverloadedWithThoseOfTheLibrary() {
        FunctionLibrary library = new FunctionLibrary(StandardLibrary.functions());
        library.read("len", ParameterType.INT, (context, number) -> (long) number.toString().length());
        library.read("twice", ParameterType.ANY, (context, value) -> ArrayValue.of(List.of(value, value)));
        RhaiEngine engine = new RhaiEngine(RhaiOptions.defaults(), library);

        assertThat(Texts.debug(engine.compile("[12345.len(), \"abc\".len(), twice(1), \"x\".twice()]").run(ScriptOutput.NONE)))
                .isEqualTo("[5, 3, [1, 1], [\"x\", \"x\"]]");
    }

    @Test
    void callsFunctionsWithoutRunningTheStatements() {
        RhaiScript script = new RhaiEngine().compile("throw \"never\"; fn add(a, b) { a + b } fn add(a) { a }");

        assertThat(script.call("add", ScriptOutput.NONE, 1L, 2L)).isEqualTo(3L);
        assertThat(script.hasFunction("add", 2)).isTrue();
        assertThat(script.hasFunction("add", 3)).isFalse();
        assertThat(script.countFunctions("add")).isEqualTo(2);
        assertThatThrownBy(() -> script.call("nope", ScriptOutput.NONE)).isInstanceOf(RhaiException.class);
    }

    @Test
    void callsFunctionsBehindTheStatements() {
        RhaiScript script = new RhaiEngine().compile("const LIMIT = 10; fn isLarge(n) { n > global::LIMIT }");

        assertThat(script.runThenCall("isLarge", ScriptOutput.NONE, 11L)).isEqualTo(true);
        assertThatThrownBy(() -> script.call("isLarge", ScriptOutput.NONE, 11L)).hasMessageContaining("global::LIMIT");
    }

    @Test
    void manyThreadsRunOneScript() throws Exception {
        RhaiScript script = new RhaiEngine().compile("""
                fn run(n) {
                    let m = #{total: 0, list: [1, 2, 3]};
                    for i in 0..n { m.total += i; m.list.push(i); let f = |x| x + m.total; f.call(1); }
                    m.total + m.list.len
                }
                """);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Object>> results = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                results.add(threads.submit(() -> {
                    start.await();
                    return script.call("run", ScriptOutput.NONE, 2000L);
                }));
            }
            start.countDown();
            for (Future<Object> result : results) {
                assertThat(result.get()).isEqualTo(1_999_000L + 2003);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void errorsShowTheLineAndACaret() {
        String script = "let a = 1;\nlet b = a + nope;\n";
        try {
            new RhaiEngine().compile(script).run(ScriptOutput.NONE);
        } catch (RhaiException failure) {
            assertThat(failure.render(script)).isEqualTo("""
                    Variable not found: nope (line 2, position 13)
                    2 | let b = a + nope;
                      |             ^""");
            return;
        }
        throw new AssertionError("it ended well");
    }

    @Test
    void valuesThatAreGivenBackBelongToTheHost() {
        ObjectMap given = new ObjectMap();
        given.put("list", ArrayValue.of(List.of(1L)));
        RhaiScript script = new RhaiEngine().compile("fn f(m) { let copy = m; copy.list.push(2); [m, copy] }");

        assertThat(Texts.debug(script.call("f", ScriptOutput.NONE, given)))
                .isEqualTo("[#{\"list\": [1]}, #{\"list\": [1, 2]}]");
        assertThat(Texts.debug(given)).isEqualTo("#{\"list\": [1]}");
    }
}
