package dev.wadi.camel.script.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.script.ScriptLimits;
import dev.wadi.camel.script.TransformScript;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands around a field that a script changes keeps its bytes: documents of any types and names, also names that come twice,
 * and the same for JSON in any writing. Defect D22.
 */
class UntouchedFieldsTest {

    private static final int ROUNDS = 400;
    private static final List<String> NAMES = List.of("a", "a.b", "$set", "$date", "", "ключ", "😀", "a b", "a\\nb", "__proto__", "0",
            "touche", "touchedd", "Touched", "x".repeat(40));
    private static final List<String> JSON_VALUES = List.of("0", "-0", "-0.0", "1e400", "1E+2", "1.10", "12345678901234567890", "1e-400",
            "9223372036854775807", "9223372036854775808", "\"\\u00e9\\ud83d\\ude00\\/\"", "\"\"", "null", "true", "[ 1 , [ ] ,\n{ } ]",
            "{ \"b\" : 1.0,\"a\":[1.50], \"b\":2 }", "\"größe\"", "{}");
    private static final String SEPARATE = "data.touched = data.touched + 1; result(data)";

    private static TransformScript body(String statements) {
        return TransformScript.compile("t.rhai", "fn transform(data, attributes) {\n" + statements + "\n}", ScriptLimits.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {SEPARATE, "data.touched += 1; result(data)", "let d = data; d[\"touched\"] += 1; result(d)",
        "let seen = data.values(); data.keys(); data.to_debug(); data.touched += 1; result(data)"})
    void ofBsonKeepTheirBytes(String statements) {
        TransformScript script = body(statements);
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<byte[]> elements = elements(random);
            int place = random.nextInt(elements.size() + 1);

            byte[] before = document(with(elements, place, element("touched", new BsonInt32(5))));
            byte[] after = document(with(elements, place, element("touched", new BsonInt32(6))));

            assertThat(script.callWithBson(before, Map.of()).body()).as("seed %s", seed).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.outer.touched += 1; result(data)", "fn_change(data.outer); data.outer.touched += 1; result(data)",
        "let outer = data.outer; outer.touched += 1; data.outer = outer; result(data)"})
    void ofNestedBsonKeepTheirBytes(String statements) {
        TransformScript script = TransformScript.compile("t.rhai", "fn fn_change(d) { d.touched = 99; d.clear(); }\n"
                + "fn transform(data, attributes) {\n" + statements + "\n}", ScriptLimits.DEFAULT);
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<byte[]> outer = elements(random);
            List<byte[]> inner = elements(random);
            int place = random.nextInt(inner.size() + 1);
            int outerPlace = random.nextInt(outer.size() + 1);

            byte[] before = document(with(outer, outerPlace, nested(with(inner, place, element("touched", new BsonInt64(5))))));
            byte[] after = document(with(outer, outerPlace, nested(with(inner, place, element("touched", new BsonInt64(6))))));

            assertThat(script.callWithBson(before, Map.of()).body()).as("seed %s", seed).isEqualTo(after);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SEPARATE, "data.touched += 1; result(data)"})
    void ofJsonKeepTheirText(String statements) {
        TransformScript script = body(statements);
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<String> before = new ArrayList<>();
            for (int count = random.nextInt(8); count > 0; count--) {
                before.add("\"" + jsonName(random) + "\":" + JSON_VALUES.get(random.nextInt(JSON_VALUES.size())));
            }
            List<String> after = new ArrayList<>(before);
            int place = random.nextInt(before.size() + 1);
            before.add(place, "\"touched\":5");
            after.add(place, "\"touched\":6");

            String json = "{" + String.join(random.nextBoolean() ? " ,\n" : ",", before) + "}";

            assertThat(new String(script.callWithJson(json.getBytes(StandardCharsets.UTF_8), Map.of()).body(), StandardCharsets.UTF_8))
                    .as("seed %s", seed).isEqualTo("{" + String.join(",", after) + "}");
        }
    }

    private static String jsonName(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        return name.isEmpty() || name.length() == 2 || random.nextBoolean() ? name : "\\u%04x".formatted((int) name.charAt(0)) + name.substring(1);
    }

    private static List<byte[]> elements(Random random) {
        List<byte[]> elements = new ArrayList<>();
        for (int count = random.nextInt(10); count > 0; count--) {
            elements.add(element(NAMES.get(random.nextInt(NAMES.size())), value(random)));
        }
        return elements;
    }

    private static BsonValue value(Random random) {
        List<BsonValue> values = new ArrayList<>(BsonDocumentTest.everyType().values());
        values.addAll(List.of(new BsonDouble(-0.0), new BsonDouble(Double.NaN), new BsonDouble(Double.longBitsToDouble(0x7ff8000000000123L)),
                new BsonDouble(Double.NEGATIVE_INFINITY), new BsonInt64(Long.MIN_VALUE), new BsonString("\0é😀"), new BsonArray(),
                new BsonArray(List.of(new BsonInt64(1), new BsonInt32(1), BsonDocumentTest.everyType())), deep(30),
                new BsonDocument("$date", new BsonDocument("$numberLong", new BsonString("17"))).append("$oid", new BsonString("y")),
                new BsonDocument()));
        return values.get(random.nextInt(values.size()));
    }

    private static BsonDocument deep(int levels) {
        BsonDocument document = BsonDocumentTest.everyType();
        for (int level = 0; level < levels; level++) {
            document = new BsonDocument("d", new BsonArray(List.of(document)));
        }
        return document;
    }

    /** A type, a name and a value, as they stand in a document. */
    private static byte[] element(String name, BsonValue value) {
        RawBsonDocument raw = new RawBsonDocument(new BsonDocument(name, value), new BsonDocumentCodec());
        byte[] bytes = new byte[raw.getByteBuffer().remaining()];
        raw.getByteBuffer().get(bytes);
        return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length - 1);
    }

    private static byte[] nested(List<byte[]> elements) {
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(3);
        element.writeBytes("outer\0".getBytes(StandardCharsets.US_ASCII));
        element.writeBytes(document(elements));
        return element.toByteArray();
    }

    private static List<byte[]> with(List<byte[]> elements, int place, byte[] more) {
        List<byte[]> all = new ArrayList<>(elements);
        all.add(place, more);
        return all;
    }

    private static byte[] document(List<byte[]> elements) {
        int size = elements.stream().mapToInt(element -> element.length).sum();
        ByteBuffer document = ByteBuffer.allocate(Integer.BYTES + size + 1).order(ByteOrder.LITTLE_ENDIAN);
        document.putInt(document.capacity());
        elements.forEach(document::put);
        return document.array();
    }
}
