package dev.wadi.camel.script.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.script.ScriptFailedException;
import dev.wadi.camel.script.ScriptLimits;
import dev.wadi.camel.script.TransformResult;
import dev.wadi.camel.script.TransformScript;
import dev.wadi.rhai.value.MapValue;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Cases 86, 149 and 150 of the specification, and defects D22 and D23. */
class BsonDocumentTest {

    private static final ObjectId ID = new ObjectId("65a1b2c3d4e5f60718293a4b");

    static BsonDocument everyType() {
        return new BsonDocument("zero", new BsonInt32(0))
                .append("_id", new BsonObjectId(ID))
                .append("decimal", new BsonDecimal128(Decimal128.parse("12.3400")))
                .append("binary", new BsonBinary((byte) 0x80, new byte[] {1, 2, 3}))
                .append("int", new BsonInt32(7))
                .append("long", new BsonInt64(8))
                .append("double", new BsonDouble(1.5))
                .append("text", new BsonString("größe"))
                .append("date", new BsonDateTime(1_704_153_600_000L))
                .append("timestamp", new BsonTimestamp(12, 3))
                .append("regex", new BsonRegularExpression("a.*b", "i"))
                .append("code", new BsonJavaScript("x()"))
                .append("scoped", new BsonJavaScriptWithScope("y()", new BsonDocument("z", new BsonInt32(1))))
                .append("symbol", new BsonSymbol("sym"))
                .append("pointer", new BsonDbPointer("db.c", ID))
                .append("min", new BsonMinKey())
                .append("max", new BsonMaxKey())
                .append("undefined", new BsonUndefined())
                .append("nothing", new BsonNull())
                .append("nested", new BsonDocument("b", new BsonInt32(1)).append("a", new BsonDecimal128(Decimal128.parse("1.0"))))
                .append("array", new BsonArray(List.of(new BsonInt32(1), new BsonDecimal128(Decimal128.parse("2.50")),
                        new BsonDocument("c", new BsonInt32(2)))));
    }


    private static byte[] exact(BsonDocument document) {
        RawBsonDocument raw = new RawBsonDocument(document, new BsonDocumentCodec());
        byte[] bytes = new byte[raw.getByteBuffer().remaining()];
        raw.getByteBuffer().get(bytes);
        return bytes;
    }

    private static TransformScript body(String statements) {
        return TransformScript.compile("t.rhai", "fn transform(data, attributes) {\n" + statements + "\n}", ScriptLimits.DEFAULT);
    }

    private static BsonDocument call(String statements, BsonDocument document) {
        TransformResult result = body(statements).callWithBson(exact(document), Map.of());
        return new RawBsonDocument(result.body()).decode(new BsonDocumentCodec());
    }

    private static String attribute(String expression, BsonDocument document) {
        return body("result(data, #{x: " + expression + "})").callWithBson(exact(document), Map.of()).attributes().get("x");
    }

    private static List<String> names(BsonDocument document) {
        return List.copyOf(document.keySet());
    }

    @Test
    void case86BehavesLikeAMap() {
        BsonDocument three = BsonDocument.parse("{a: 1, b: 'x', c: true}");

        assertThat(attribute("[data.contains(\"a\"), data.contains(\"no\"), data.keys(), data.values(), data.len(), data.is_empty()]",
                three)).isEqualTo("[true, false, [\"a\", \"b\", \"c\"], [1, \"x\", true], 3, false]");
        assertThat(attribute("[data.keys(), data.len(), data.is_empty(), data.no]", new BsonDocument()))
                .isEqualTo("[[], 0, true, ()]");
        assertThat(body("data.d = 4; result(data, #{x: [data.values().len(), data.len(), data.contains(\"d\"), data.keys()]})")
                .callWithBson(exact(three), Map.of()).attributes().get("x")).isEqualTo("[4, 4, true, [\"a\", \"b\", \"c\", \"d\"]]");
        assertThat(body("let before = data.is_empty(); data.d = 4; result(data, #{x: [before, data.is_empty()]})")
                .callWithBson(exact(new BsonDocument()), Map.of()).attributes().get("x")).isEqualTo("[true, false]");
        assertThat(attribute("[data.remove(\"a\"), data.remove(\"no\"), data.len()]", three)).isEqualTo("[1, (), 2]");
        assertThat(attribute("[type_of(data), \"a\" in data, data[\"b\"]]", three)).isEqualTo("[\"BsonDocument\", true, \"x\"]");
    }

    @Test
    void case149HashesDocumentsByContent() {
        BsonDocument document = BsonDocument.parse("{a: {x: 1, y: 2}, b: {x: 1, y: 3}, c: {y: 2, x: 1}}");

        assertThat(attribute("hash_sha256(data.a) == hash_sha256(data.b)", document)).isEqualTo("false");
        assertThat(attribute("hash_sha256(data.a) == hash_sha256(data.c)", document)).isEqualTo("true");
        assertThat(attribute("unique([data.a, data.b, data.c]).len()", document)).isEqualTo("2");
        assertThat(attribute("group_by([data.a, data.b, data.c], |d| d).len()", document)).isEqualTo("2");
    }

    @Test
    void case150ChangesOneFieldAndKeepsItsNeighbours() {
        BsonDocument changed = call("data.text = \"new\"; result(data)", everyType());

        assertThat(changed).isEqualTo(everyType().append("text", new BsonString("new")));
        assertThat(names(changed)).isEqualTo(names(everyType()));
    }

    @Test
    void anUntouchedDocumentIsTheSameArray() {
        byte[] document = exact(everyType());
        TransformScript reading = body("""
                for key in data.keys() { let value = data[key]; value.to_string(); }
                data.array.filter(|x| true).len();
                result(data)""");

        assertThat(reading.callWithBson(document, Map.of()).body()).isSameAs(document);
    }

    @Test
    void keepsTheWidthOfWholeNumbers() {
        BsonDocument changed = call("""
                data.int += 1; data.long += 1; data.double = 2; data.fresh = 9;
                data.array[0] += 1; data.array.push(5); data.nested.b += 1;
                result(data)""", everyType());

        assertThat(changed.get("int")).isEqualTo(new BsonInt32(8));
        assertThat(changed.get("long")).isEqualTo(new BsonInt64(9));
        assertThat(changed.get("double")).isEqualTo(new BsonInt64(2));
        assertThat(changed.get("fresh")).isEqualTo(new BsonInt64(9));
        assertThat(changed.getArray("array").get(0)).isEqualTo(new BsonInt32(2));
        assertThat(changed.getArray("array").get(3)).isEqualTo(new BsonInt32(5));
        assertThat(changed.getDocument("nested")).isEqualTo(
                new BsonDocument("b", new BsonInt32(2)).append("a", new BsonDecimal128(Decimal128.parse("1.0"))));
        assertThat(call("data.int += 3000000000; result(data)", everyType()).get("int")).isEqualTo(new BsonInt64(3_000_000_007L));
    }

    @Test
    void keepsTheWidthsOfNumbersInAMixedArray() {
        BsonDocument mixed = new BsonDocument("a", new BsonArray(List.of(new BsonInt32(1), new BsonInt64(3_000_000_000L),
                new BsonInt64(2), new BsonArray(List.of(new BsonInt32(5))), new BsonDocument("c", new BsonInt32(2)))));

        BsonArray changed = call("data.a[4].c += 1; data.a.push(7); data.a.insert(0, 5); result(data)", mixed).getArray("a");

        assertThat(changed).containsExactly(new BsonInt32(5), new BsonInt32(1), new BsonInt64(3_000_000_000L), new BsonInt64(2),
                new BsonArray(List.of(new BsonInt32(5))), new BsonDocument("c", new BsonInt32(3)), new BsonInt64(7));
    }

    @Test
    void carriesValuesThatScriptsHaveNoTypeFor() {
        BsonDocument changed = call("""
                let kept = [data.decimal, data.binary, data.timestamp, data.regex, data.code, data.scoped, data.symbol, data.pointer,
                            data.min, data.max, data.undefined];
                data.copies = kept.map(|x| #{v: x});
                data.array = data.array.map(|x| x);
                result(data)""", everyType());

        List<String> kept = List.of("decimal", "binary", "timestamp", "regex", "code", "scoped", "symbol", "pointer", "min", "max",
                "undefined");
        for (int index = 0; index < kept.size(); index++) {
            assertThat(changed.getArray("copies").get(index).asDocument().get("v")).isEqualTo(everyType().get(kept.get(index)));
        }
        assertThat(changed.get("array")).isEqualTo(everyType().get("array"));
    }

    @Test
    void namesAndPrintsValuesThatScriptsHaveNoTypeFor() {
        assertThat(attribute("[type_of(data.decimal), data.decimal.to_string(), data.timestamp.to_string(), data.regex.to_string(), "
                + "data.binary.to_string(), data.min.to_string(), data.decimal == data.decimal, data.decimal == data.min, "
                + "data.decimal != data.binary, data.decimal == 1]", everyType()))
                .isEqualTo("[\"Decimal128\", \"12.3400\", \"12.3\", \"/a.*b/i\", \"AQID\", \"MinKey\", true, false, true, false]");
    }

    @Test
    void readsDatesAndObjectIdsAsMaps() {
        assertThat(attribute("[data.date, data._id]", everyType())).isEqualTo(
                "[#{\"$date\": #{\"$numberLong\": \"1704153600000\"}}, #{\"$oid\": \"65a1b2c3d4e5f60718293a4b\"}]");
        BsonDocument changed = call("""
                data.date = mask_year_only(data.date); data.copy = data._id; data.bad = #{"$oid": "xyz"};
                data.huge = #{"$date": #{"$numberLong": "99999999999999999999"}};
                result(data)""", everyType());

        assertThat(changed.get("date")).isEqualTo(new BsonDateTime(1_704_067_200_000L));
        assertThat(changed.get("copy")).isEqualTo(new BsonObjectId(ID));
        assertThat(changed.get("bad")).isEqualTo(new BsonDocument("$oid", new BsonString("xyz")));
        assertThat(changed.getDocument("huge").get("$date").isDocument()).isTrue();
    }

    @Test
    void writesTypesOfScriptsAsTheContractSays() {
        BsonDocument made = call("result(#{u: (), b: true, f: 1.0, s: \"x\", i: 1, a: [1, \"x\"], m: #{z: 1, a: 2}, c: 'y'})",
                new BsonDocument());

        assertThat(made).isEqualTo(new BsonDocument("a", new BsonArray(List.of(new BsonInt64(1), new BsonString("x"))))
                .append("b", org.bson.BsonBoolean.TRUE).append("c", new BsonString("y")).append("f", new BsonDouble(1.0))
                .append("i", new BsonInt64(1)).append("m", new BsonDocument("a", new BsonInt64(2)).append("z", new BsonInt64(1)))
                .append("s", new BsonString("x")).append("u", new BsonNull()));
        assertThat(names(made)).isSorted();
    }

    @Test
    void isAcceptedWhereAMapIs() {
        BsonDocument document = BsonDocument.parse("{b: 1, a: 2, n: {d: {$numberDecimal: '1.50'}, e: 2}}");

        assertThat(names(call("result(data.pick([\"a\", \"b\"]))", document))).containsExactly("b", "a");
        assertThat(call("result(data.n.omit([\"e\"]))", document)).isEqualTo(BsonDocument.parse("{d: {$numberDecimal: '1.50'}}"));
        assertThat(call("data.mixin(data.n); result(data)", document).get("d")).isEqualTo(
                new BsonDecimal128(Decimal128.parse("1.50")));
        assertThat(attribute("pluck([data, data.n], \"e\")", document)).isEqualTo("[(), 2]");
        assertThat(attribute("data.n == data.n", document)).isEqualTo("true");
        assertThat(attribute("data.n.to_json()", document)).isEqualTo("{\"d\":\"1.50\",\"e\":2}");
    }

    @Test
    void refusesResultsThatAreNoDocument() {
        for (String result : List.of("[data]", "1", "()", "\"x\"")) {
            assertThatThrownBy(() -> call("result(" + result + ")", new BsonDocument())).isInstanceOf(ScriptFailedException.class)
                    .hasMessageContaining("a BSON body is a document");
        }
        assertThatThrownBy(() -> call("data[\"a\\x00b\"] = 1; result(data)", new BsonDocument()))
                .isInstanceOf(ScriptFailedException.class).hasMessageContaining("U+0000");
    }

    @Test
    void copiesChangeIndependently() {
        BsonDocument document = BsonDocument.parse("{n: {a: 1}, l: [1]}");
        BsonDocument changed = call("""
                let other = data; other.n.a = 2; other.l.push(2); other.x = 1;
                let again = other; again.n.a = 3; again.remove("x");
                data.other = other; data.again = again;
                result(data)""", document);

        assertThat(changed.get("n")).isEqualTo(BsonDocument.parse("{a: 1}"));
        assertThat(changed.getDocument("other")).isEqualTo(
                BsonDocument.parse("{n: {a: 2}, l: [1, 2], x: {$numberLong: '1'}}"));
        assertThat(changed.getDocument("again")).isEqualTo(BsonDocument.parse("{n: {a: 3}, l: [1, 2]}"));
    }

    @Test
    void decodesOnlyWhatTheScriptTouches() {
        BsonCodec codec = new BsonCodec(NestingLimit.DEFAULT, 1 << 20);
        byte[] bytes = exact(everyType());
        MapValue document = codec.read(bytes, 0, bytes.length);

        assertThat(document.contains("decimal")).isTrue();
        assertThat(codec.decoded()).isZero();
        document.put("text", "masked");
        assertThat(document.get("int")).isEqualTo(7L);
        codec.write(document, null);
        assertThat(codec.decoded()).isEqualTo(1);
    }
}
