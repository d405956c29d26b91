package dev.wadi.camel.encoding.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.schema.SchemaException;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/**
 * Upstream's own acceptance cases for Avro (specification 11.5, 45 to 57; 11.18, 147 and 148); 58 to 60 are in
 * {@code SchemaConversionTest}. Where we differ on purpose:
 *
 * <ul>
 * <li>47 and 56, a missing field: an error only without default and null (D28), and in other words than "failed to find bson
 *     property" and "failed to obtain field".
 * <li>54, a decimal: the schema's scale is kept, so its bytes are not the text's (D24).
 * <li>55, bytes: supported in both directions (D31), not "unsupported avro type".
 * <li>56, float: taken when the number survives, not refused as such.
 * <li>3.4, a type {@code null}: only null, where upstream drops any value; an ObjectId may become a string, where it is an error.
 * </ul>
 */
class AvroAcceptanceTest {

    private static final String EMPLOYEE = """
            {"type": "record", "name": "employee", "fields": [
                {"name": "name", "type": "string"}, {"name": "age", "type": "int"},
                {"name": "gender", "type": "enum", "symbols": ["M", "F"]},
                {"name": "teams", "type": "array", "items": "string"},
                {"name": "performance_grades", "type": "array", "items": "int"},
                {"name": "title", "type": {"type": "record", "name": "title", "fields": [
                    {"name": "name", "type": "string"}, {"name": "rating", "type": "double"}]}},
                %s
                {"name": "nickname", "type": ["null", "string"]}, {"name": "is_active", "type": "boolean"},
                {"name": "long_number", "type": "long"}]}""";
    private static final String SCORE = """
            {"name": "score", "type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 2},""";
    private static final String DOCUMENT = """
            {"name": "Jon", "age": 32, "gender": "M", "teams": ["a", "b"], "performance_grades": [3, 3, 5],
            "title": {"name": "dev", "rating": 3.5}, "nickname": %s, "is_active": true, "long_number": 9223372036854775807,
            "score": "12.34", "extra": 1}""";

    private final AvroPlan employee = AvroPlan.of(EMPLOYEE.formatted(SCORE), "employee");
    private final AvroPlan withoutScore = AvroPlan.of(EMPLOYEE.formatted(""), "employee");

    // 45, 148
    @Test
    void encodesAnEmployeeThatApacheReads() {
        for (String nickname : List.of("null", "\"J\"")) {
            byte[] datum = AvroBytes.encodeJson(employee, DOCUMENT.formatted(nickname));

            GenericRecord read = (GenericRecord) AvroBytes.readByApache(
                    AvroSchemas.parse(EMPLOYEE.formatted(SCORE), "employee"), datum);
            assertThat(read.get("age")).isEqualTo(32);
            assertThat(read.get("gender")).hasToString("M");
            assertThat(read.get("score")).isEqualTo(java.nio.ByteBuffer.wrap(new byte[] {0x04, (byte) 0xD2}));
            assertThat(String.valueOf(read.get("nickname"))).isEqualTo(nickname.replace("\"", ""));
            assertThat(read.getSchema().getField("extra")).isNull();
            assertThat(GenericData.get().validate(read.getSchema(), read)).isTrue();
        }
    }

    // 46, 48
    @Test
    void refusesSchemasWithoutFieldsOrRecord() {
        assertThatThrownBy(() -> AvroPlan.of("{\"type\": \"record\", \"name\": \"r\"}", "s")).isInstanceOf(SchemaException.class);
        assertThatThrownBy(() -> AvroPlan.of("\"string\"", "s")).hasMessageContaining("expect a record schema");
    }

    // 47
    @Test
    void refusesADocumentThatLacksFields() {
        assertThatThrownBy(() -> AvroBytes.encodeJson(employee, "{\"name\": \"Jon\"}"))
                .isInstanceOf(EncodingException.class).hasMessageContaining("the document has no field age");
    }

    // 49, 50
    @Test
    void bringsAnEmployeeBack() {
        BsonDocument back = AvroBytes.toBson(withoutScore, AvroBytes.encodeJson(withoutScore, DOCUMENT.formatted("null")));

        assertThat(back).isEqualTo(BsonDocument.parse("""
                {"name": "Jon", "age": 32, "gender": "M", "teams": ["a", "b"], "performance_grades": [3, 3, 5],
                "title": {"name": "dev", "rating": 3.5}, "nickname": null, "is_active": true,
                "long_number": {"$numberLong": "9223372036854775807"}}"""));
    }

    // 51, 57
    @Test
    void refusesBytesThatAreNoDatumOfTheSchema() {
        AvroPlan person = AvroPlan.of("""
                {"type": "record", "name": "p", "fields": [
                    {"name": "name", "type": "string"}, {"name": "age", "type": "int"}]}""",
                "person");
        AvroPlan other = AvroPlan.of("""
                {"type": "record", "name": "o", "fields": [{"name": "a", "type": "double"}, {"name": "b", "type": "double"}]}""",
                "other");
        for (byte[] bytes : List.of(AvroBytes.bytes("FFFFFFFF"), new byte[0], AvroBytes.bytes("0661"),
                AvroBytes.encodeJson(other, "{\"a\": 1, \"b\": 2}"))) {
            assertThatThrownBy(() -> AvroBytes.toBson(person, bytes)).isInstanceOf(EncodingException.class);
            assertThatThrownBy(() -> new AvroToAvro(person).transcode(bytes)).isInstanceOf(EncodingException.class);
        }
        for (String json : List.of("{\"name\": \"a\", \"age\": 30}", "{\"name\": \"\", \"age\": 0}",
                "{\"name\": \"a\", \"age\": -5}")) {
            byte[] datum = AvroBytes.encodeJson(person, json);
            assertThat(new AvroToAvro(person).transcode(datum)).isSameAs(datum);
        }
    }

    // 147
    @Test
    void aSmallNumberGoesIntoALongAndADouble() {
        assertThat(AvroBytes.hex(AvroBytes.encodeJson(AvroBytes.planOf("\"long\""), "{\"v\": 5}"))).isEqualTo("0A");
        assertThat(AvroBytes.hex(AvroBytes.encodeJson(AvroBytes.planOf("\"double\""), "{\"v\": 5}")))
                .isEqualTo("0000000000001440");
    }

    // 52 to 56: AvroTypesTest has them in its tables.
}
