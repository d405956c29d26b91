package dev.wadi.camel.encoding.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.json.BsonBytes;
import dev.wadi.camel.encoding.schema.SchemaException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** Fields, defaults, the schema's dialect and what stands before a datum. */
class AvroRecordsTest {

    private static final String TWO = """
            {"type": "record", "name": "Two", "fields": [{"name": "a", "type": "int"}, {"name": "b", "type": "string"}]}""";

    private final AvroPlan two = AvroPlan.of(TWO, "test");

    @Test
    void takesFieldsInAnyOrderAndDropsOthers() {
        byte[] datum = AvroBytes.bytes("02 0278");

        assertThat(AvroBytes.encodeJson(two, "{\"a\":1,\"b\":\"x\"}")).isEqualTo(datum);
        assertThat(AvroBytes.encodeJson(two, "{\"b\":\"x\",\"a\":1}")).isEqualTo(datum);
        assertThat(AvroBytes.encodeJson(two, "{\"z\":[{}],\"b\":\"x\",\"y\":{\"a\":5},\"a\":1,\"c\":null}")).isEqualTo(datum);
    }

    @Test
    void takesNestedRecordsInAnyOrder() {
        AvroPlan nested = AvroPlan.of("""
                {"type": "record", "name": "N", "fields": [
                    {"name": "first", "type": {"type": "array", "items": %s}}, {"name": "second", "type": "Two"},
                    {"name": "third", "type": "int"}]}""".formatted(TWO), "test");

        byte[] datum = AvroBytes.encodeJson(nested, """
                {"third": 3, "second": {"b": "s", "a": 2}, "first": [{"b": "x", "a": 1}, {"a": 1, "b": "y"}]}""");

        assertThat(AvroBytes.toJson(nested, datum))
                .isEqualTo("{\"first\":[{\"a\":1,\"b\":\"x\"},{\"a\":1,\"b\":\"y\"}],"
                        + "\"second\":{\"a\":2,\"b\":\"s\"},\"third\":3}");
    }

    @Test
    void refusesAFieldThatComesTwice() {
        assertThatThrownBy(() -> AvroBytes.encodeJson(two, "{\"a\":1,\"a\":2,\"b\":\"x\"}"))
                .hasMessage("failed to serialize Avro field a: the document has this field twice");
        assertThatThrownBy(() -> AvroBytes.encodeJson(two, "{\"b\":\"x\",\"b\":\"y\",\"a\":1}"))
                .hasMessage("failed to serialize Avro field b: the document has this field twice");
    }

    @Test
    void saysWhichFieldIsMissing() {
        assertThatThrownBy(() -> AvroBytes.encodeJson(two, "{\"a\":1}")).isInstanceOf(EncodingException.class)
                .hasMessage("failed to serialize Avro: the document has no field b, "
                        + "for which the schema has no default and no null");
    }

    @Test
    void fillsMissingFieldsWithDefaultElseNull() {
        AvroPlan plan = AvroPlan.of("""
                {"type": "record", "name": "D", "fields": [
                    {"name": "i", "type": "int", "default": 7},
                    {"name": "s", "type": ["string", "null"], "default": "d"},
                    {"name": "n", "type": ["string", "null"]},
                    {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "B"]}, "default": "B"},
                    {"name": "l", "type": {"type": "array", "items": "int"}, "default": [1, 2]},
                    {"name": "r", "default": {}, "type": {"type": "record", "name": "R", "fields": [
                        {"name": "x", "type": "long", "default": 3}]}},
                    {"name": "m", "type": {"type": "map", "values": "boolean"}, "default": {"k": true}},
                    {"name": "b", "type": "bytes", "default": "\\u00ff"}]}""", "test");

        assertThat(AvroBytes.toJson(plan, AvroBytes.encodeJson(plan, "{}")))
                .isEqualTo("{\"i\":7,\"s\":\"d\",\"n\":null,\"e\":\"B\",\"l\":[1,2],"
                        + "\"r\":{\"x\":3},\"m\":{\"k\":true},\"b\":\"/w==\"}");
        assertThatThrownBy(() -> AvroBytes.encodeJson(plan, "{\"i\":null}")).hasMessageContaining("has int here, found null");
    }

    @Test
    void normalisesTypesWrittenIntoTheField() {
        AvroPlan plan = AvroPlan.of("""
                {"type": "record", "name": "employee", "fields": [
                    {"name": "gender", "type": "enum", "symbols": ["M", "F"]},
                    {"name": "teams", "type": "array", "items": "string"},
                    {"name": "labels", "type": "map", "values": "int", "default": {}},
                    {"name": "hash", "type": "fixed", "size": 2},
                    {"name": "title", "type": "record", "fields": [
                        {"name": "inner", "type": "array", "items": {"type": "array", "items": "int"}}]},
                    {"name": "score", "type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 2},
                    {"name": "at", "type": "long", "logicalType": "timestamp-millis"},
                    {"name": "user-info", "type": "string", "logicalType": "no such thing"}]}""", "test");
        String json = "{\"gender\":\"F\",\"teams\":[\"a\"],\"labels\":{},\"hash\":\"AQI=\",\"title\":{\"inner\":[[1]]},"
                + "\"score\":\"12.34\",\"at\":\"2026-01-09T00:00:00Z\",\"user-info\":\"x\"}";

        assertThat(AvroBytes.toJson(plan, AvroBytes.encodeJson(plan, json))).isEqualTo(json);
    }

    @Test
    void leavesStandardSchemasAsTheyAre() {
        Schema schema = AvroSchemas.parse(TWO, "test");

        assertThat(schema).isEqualTo(new Schema.Parser().parse(TWO));
    }

    @Test
    void refusesWhatIsNoSchemaOfARecord() {
        refused("{", "not JSON");
        refused("", "not an Avro schema");
        refused("{\"type\": \"record\", \"name\": \"r\"}", "not an Avro schema: ");
        refused("{\"type\": \"record\", \"name\": \"r\", \"fields\": [{\"name\": \"a\", \"type\": \"nothing\"}]}", "nothing");
        refused("{\"type\": \"record\", \"name\": \"r\", \"fields\": [{\"name\": \"a\", \"type\": \"int\", \"default\": \"x\"}]}",
                "Invalid default");
        refused("{\"type\": \"array\", \"items\": \"int\"}", "expect a record schema");
        refused("\"string\"", "expect a record schema");
        refused("\"nothing\"", "not an Avro schema: ");
        refused("{\"type\": \"nothing\"}", "not an Avro schema: ");
        refused("{\"type\": \"record\", \"name\": \"r\", \"fields\": [{\"name\": \"a\", \"type\": "
                + "{\"type\": \"fixed\", \"name\": \"f\", \"size\": 1, \"logicalType\": \"decimal\", \"precision\": 9}}]}",
                "a decimal needs a precision");
    }

    private static void refused(String schema, String problem) {
        assertThatThrownBy(() -> AvroPlan.of(schema, "schemas/r.avsc"))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("schemas/r.avsc: ")
                .hasMessageContaining(problem);
    }

    @Test
    void singleObjectEncodingIsApaches() throws Exception {
        Schema schema = AvroSchemas.parse(TWO, "test");
        GenericData.Record record = new GenericData.Record(schema);
        record.put("a", 1);
        record.put("b", "x");
        byte[] theirs = new BinaryMessageEncoder<>(GenericData.get(), schema).encode(record).array();
        Transcoder toAvro = new BsonToAvro(two, AvroEnvelope.singleObject(), ValueForms.BSON);

        byte[] ours = toAvro.transcode(BsonBytes.of(BsonDocument.parse("{a: 1, b: 'x'}")));

        assertThat(ours).isEqualTo(theirs).startsWith(0xC3, 0x01);
        assertThat(new BinaryMessageDecoder<GenericData.Record>(GenericData.get(), schema).decode(ours)).isEqualTo(record);
        assertThat(new AvroToJson(two, AvroEnvelope.singleObject()).transcode(ours))
                .isEqualTo(AvroBytes.utf8("{\"a\":1,\"b\":\"x\"}"));
        assertThat(new AvroToAvro(two, AvroEnvelope.singleObject()).transcode(ours)).isSameAs(ours);
        ours[5]++;
        assertThatThrownBy(() -> new AvroToBson(two, AvroEnvelope.singleObject()).transcode(ours))
                .hasMessageContaining("the fingerprint is that of another schema");
        assertThatThrownBy(() -> new AvroToBson(two, AvroEnvelope.singleObject()).transcode(new byte[] {(byte) 0xC3, 1}))
                .hasMessageContaining("expected the single-object header");
    }

    @Test
    void confluentFormatCarriesTheId() {
        AvroEnvelope withId = AvroEnvelope.confluent(258);
        Transcoder toAvro = new BsonToAvro(two, withId, ValueForms.BSON);

        byte[] body = toAvro.transcode(BsonBytes.of(BsonDocument.parse("{a: 1, b: 'x'}")));

        assertThat(AvroBytes.hex(body)).isEqualTo("0000000102020278");
        assertThat(new AvroToJson(two, withId).transcode(body)).isEqualTo(AvroBytes.utf8("{\"a\":1,\"b\":\"x\"}"));
        assertThat(new AvroToJson(two, AvroEnvelope.confluent(null)).transcode(body)).isNotEmpty();
        assertThatThrownBy(() -> new AvroToJson(two, AvroEnvelope.confluent(7)).transcode(body))
                .hasMessage("failed to deserialize Avro at byte 1: the schema id is 258, expected 7");
        assertThatThrownBy(() -> new AvroToJson(two, withId).transcode(new byte[] {1, 0, 0, 1, 2}))
                .hasMessageContaining("expected the Confluent wire format");
    }
}
