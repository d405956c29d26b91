package dev.wadi.camel.encoding.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.json.BsonBytes;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no datum: a typed error with field and offset, little memory, no stack overflow. */
class MalformedAvroTest {

    private static final String TREE = """
            {"type": "record", "name": "Tree", "fields": [
                {"name": "s", "type": "string"}, {"name": "b", "type": "boolean"}, {"name": "d", "type": "double"},
                {"name": "n", "type": ["null", "long"]},
                {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "B"]}},
                {"name": "x", "type": {"type": "fixed", "name": "X", "size": 3}},
                {"name": "m", "type": {"type": "map", "values": "bytes"}},
                {"name": "p", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
                {"name": "u", "type": {"type": "string", "logicalType": "uuid"}},
                {"name": "t", "type": {"type": "long", "logicalType": "timestamp-micros"}},
                {"name": "children", "type": {"type": "array", "items": "Tree"}}]}""";
    private static final String LEAF = """
            {"s": "h\u00e9llo", "b": true, "d": 1.5, "n": 5, "e": "B", "x": "AQID", "m": {"k": "AQID"}, "p": "12.34",
            "u": "00112233-4455-6677-8899-aabbccddeeff", "t": "2026-01-09T00:00:00Z", "children": [%s]}""";

    private final AvroPlan plan = AvroPlan.of(TREE, "test");
    private final byte[] datum = AvroBytes.encodeJson(plan, LEAF.formatted(LEAF.formatted("") + "," + LEAF.formatted("")));
    private final List<Transcoder> readers = List.of(new AvroToBson(plan), new AvroToJson(plan), new AvroToAvro(plan));

    @Test
    void refusesEveryTruncationAndBytesBehind() {
        for (Transcoder reader : readers) {
            assertThat(reader.transcode(datum)).isNotEmpty();
            for (int length = 0; length < datum.length; length++) {
                byte[] torn = Arrays.copyOf(datum, length);
                assertThatThrownBy(() -> reader.transcode(torn)).as("first %d bytes", length)
                        .isInstanceOf(EncodingException.class)
                        .hasMessageStartingWith("failed to deserialize Avro at byte ");
            }
            assertThatThrownBy(() -> reader.transcode(Arrays.copyOf(datum, datum.length + 1)))
                    .hasMessage("failed to deserialize Avro at byte " + datum.length + ": 1 bytes are left behind the datum");
        }
    }

    @Test
    void saysWhichFieldAndByte() {
        byte[] torn = Arrays.copyOf(datum, datum.length - 3);

        assertThatThrownBy(() -> readers.get(0).transcode(torn))
                .hasMessageMatching("failed to deserialize Avro at byte \\d+, field children\\[1].t: "
                        + "datum ends in the middle of a value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"string\" | FEFFFFFF0F | value says it has 2147483647 bytes, 0 are there",
        "\"string\" | FFFFFFFFFFFFFFFFFF01 | value says it has -9223372036854775808 bytes",
        "\"string\" | 02FF | text is not valid UTF-8",
        "\"boolean\" | 02 | boolean is neither 0 nor 1",
        "\"int\" | FEFFFFFFFF01 | int is out of the range of 32 bits",
        "\"long\" | FFFFFFFFFFFFFFFFFF02 | number has more than 64 bits",
        "\"long\" | FFFFFFFFFFFFFFFFFFFF01 | number has more than 64 bits",
        "[\"null\", \"int\"] | 04 | branch 2 does not exist, there are 2",
        "[\"null\", \"int\"] | 01 | branch -1 does not exist, there are 2",
        "{\"type\": \"enum\", \"name\": \"e\", \"symbols\": [\"A\"]} | 02 | symbol 1 does not exist, there are 1",
        "{\"type\": \"array\", \"items\": \"int\"} | FEFFFFFFFFFFFFFFFF01 | datum ends in the middle of a value",
        "{\"type\": \"array\", \"items\": \"null\"} | FEFFFFFFFFFFFFFFFF01 | more than 65536 items that take no bytes",
        "{\"type\": \"array\", \"items\": \"int\"} | FFFFFFFFFFFFFFFFFF0100 | block has a count that is no count",
        "{\"type\": \"array\", \"items\": \"int\"} | 0110 | value says it has 8 bytes, 0 are there",
        "{\"type\": \"map\", \"values\": \"null\"} | FEFFFFFFFFFFFFFFFF01 | datum ends in the middle of a value",
        "{\"type\": \"bytes\", \"logicalType\": \"decimal\", \"precision\": 4} | 00 | decimal has no bytes",
        "{\"type\": \"bytes\", \"logicalType\": \"decimal\", \"precision\": 4, \"scale\": 2} | 0A31322E3334 "
            + "| decimal has more digits than decimal(4, 2)",
        "{\"type\": \"string\", \"logicalType\": \"uuid\"} | 0261 | text is no UUID",
    })
    void refusesHostileBytes(String type, String hex, String problem) {
        AvroPlan hostile = AvroBytes.planOf(type);

        assertThatThrownBy(() -> AvroBytes.toBson(hostile, AvroBytes.bytes(hex)))
                .hasMessageStartingWith("failed to deserialize Avro at byte ").hasMessageContaining(problem);
        assertThatThrownBy(() -> AvroBytes.toJson(hostile, AvroBytes.bytes(hex))).hasMessageContaining(problem);
    }

    @Test
    void doesNoArithmeticWithHugeDecimals() {
        AvroPlan decimal = AvroBytes.planOf("""
                {"type": "bytes", "logicalType": "decimal", "precision": 40, "scale": 2}""");
        byte[] huge = new byte[8 * 1024 * 1024 + 4];
        System.arraycopy(AvroBytes.bytes("80808008"), 0, huge, 0, 4);
        huge[4] = 1;

        assertThatThrownBy(() -> AvroBytes.toJson(decimal, huge)).hasMessageContaining("decimal has more digits than");
        assertThat(AvroBytes.toJson(decimal, AvroBytes.bytes("28 0000000000000000000000000000000000000001")))
                .isEqualTo("{\"v\":\"0.01\"}");
    }

    @Test
    void readsBlocksWithSizes() {
        AvroPlan array = AvroBytes.planOf("{\"type\": \"array\", \"items\": \"int\"}");

        assertThat(AvroBytes.toJson(array, AvroBytes.bytes("03 04 0204 02 06 00"))).isEqualTo("{\"v\":[1,2,3]}");
    }

    @Test
    void depthIsLimitedInBothDirections() {
        AvroPlan chain = AvroPlan.of("""
                {"type": "record", "name": "Chain", "fields": [{"name": "next", "type": ["null", "Chain"]}]}""", "test");
        AvroPlan endless = AvroPlan.of("""
                {"type": "record", "name": "Endless", "fields": [{"name": "next", "type": "Endless"}]}""", "test");
        byte[] deep = new byte[10_000];
        Arrays.fill(deep, 0, 9_999, (byte) 2);
        byte[] justDeepEnough = new byte[200];
        Arrays.fill(justDeepEnough, 0, 199, (byte) 2);
        String json = "{\"next\":".repeat(10_000) + "null" + "}".repeat(10_000);

        assertThatThrownBy(() -> AvroBytes.toBson(chain, deep)).hasMessageContaining("nested deeper than 200 levels");
        assertThatThrownBy(() -> AvroBytes.toJson(chain, deep)).hasMessageContaining("nested deeper than 200 levels");
        assertThatThrownBy(() -> AvroBytes.toBson(endless, new byte[0])).hasMessageContaining("nested deeper than 200 levels");
        assertThatThrownBy(() -> AvroBytes.encodeJson(chain, json)).hasMessageContaining("nested deeper than 200 levels");
        assertThat(AvroBytes.encode(chain, AvroBytes.toBson(chain, justDeepEnough))).isEqualTo(justDeepEnough);
    }

    @Test
    void aUnionOfRecordsLooksAtEachLevelOnce() {
        AvroPlan plans = AvroPlan.of("""
                {"type": "record", "name": "A", "fields": [
                    {"name": "next", "type": ["null", "A", {"type": "record", "name": "B", "fields": [
                        {"name": "next", "type": ["null", "A", "B"]},
                        {"name": "o", "type": "int", "default": 0}]}]}]}""", "test");
        String json = "{\"next\":".repeat(150) + "\"no record\"" + "}".repeat(150);

        assertThatThrownBy(() -> AvroBytes.encodeJson(plans, json)).isInstanceOf(EncodingException.class);
    }

    @Test
    void refusesDocumentsCutAnywhere() {
        byte[] bson = BsonBytes.of(AvroBytes.toBson(plan, datum));
        Transcoder toAvro = new BsonToAvro(plan);

        assertThat(toAvro.transcode(bson)).isEqualTo(datum);
        for (int length = 0; length < bson.length; length++) {
            byte[] torn = Arrays.copyOf(bson, length);
            assertThatThrownBy(() -> toAvro.transcode(torn)).isInstanceOf(EncodingException.class);
        }
    }

    @Test
    void staysUsableAfterAnError() {
        Transcoder toAvro = new BsonToAvro(plan);
        byte[] bson = BsonBytes.of(AvroBytes.toBson(plan, datum));

        assertThatThrownBy(() -> toAvro.transcode(BsonBytes.of(new BsonDocument()))).isInstanceOf(EncodingException.class);

        assertThat(toAvro.transcode(bson)).isEqualTo(datum);
    }

    @Property(tries = 5000)
    void anyBytesAreADatumOrAnError(@ForAll @Size(max = 80) byte[] bytes) {
        convertOrRefuse(bytes);
    }

    @Property(tries = 5000)
    void anyChangeLeavesADatumOrAnError(@ForAll int place, @ForAll byte value) {
        byte[] changed = datum.clone();
        changed[Math.floorMod(place, changed.length)] = value;
        convertOrRefuse(changed);
    }

    private void convertOrRefuse(byte[] bytes) {
        for (Transcoder reader : readers) {
            try {
                assertThat(reader.transcode(bytes)).isNotNull();
            } catch (EncodingException e) {
                assertThat(e).hasMessageStartingWith("failed to ");
            }
        }
    }

    @Property(tries = 5000)
    void anyChangeOfADocumentLeavesADatumOrAnError(@ForAll int place, @ForAll byte value) {
        byte[] bson = BsonBytes.of(AvroBytes.toBson(plan, datum));
        bson[Math.floorMod(place, bson.length)] = value;
        try {
            assertThat(new BsonToAvro(plan).transcode(bson)).isNotEmpty();
        } catch (EncodingException e) {
            assertThat(e).hasMessageStartingWith("failed to ");
        }
    }
}
