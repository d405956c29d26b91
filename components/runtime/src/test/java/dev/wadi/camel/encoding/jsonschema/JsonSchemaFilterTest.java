package dev.wadi.camel.encoding.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.avro.AvroBytes;
import dev.wadi.camel.encoding.json.BsonBytes;
import dev.wadi.camel.encoding.schema.SchemaException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Upstream's acceptance cases for JSON Schema (specification 11.4, 41 to 44). An item of an array that BSON has where the schema
 * has an object is kept, as specification 3.5 says.
 */
class JsonSchemaFilterTest {

    private static final String SCHEMA = """
            {"type": "object", "required": ["name"], "properties": {
                "name": {"type": "string"}, "age": {"type": "integer"},
                "address": {"type": "object", "properties": {
                    "city": {"type": "object", "properties": {"zip": {"type": "string"}}}}},
                "scores": {"type": "array", "items": {"type": "number"}},
                "lines": {"type": "array", "items": {"type": "object", "properties": {"sku": {"type": "string"}}}},
                "any": {"type": ["object", "null"]}, "when": {"format": "date-time"}}}""";

    private final JsonSchemaPlan plan = JsonSchemaPlan.of(SCHEMA, "schemas/user.json");

    // 41, 44
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'name':'a','password':'p'}                         | {'name':'a'}",
        "{'age':1,'x':{},'name':'a'}                         | {'name':'a','age':1}",
        "{'name':'a','address':{'city':{'zip':'1','x':2},'y':3}} | {'name':'a','address':{'city':{'zip':'1'}}}",
        "{'name':'a','scores':[1,2.5,3,4]}                   | {'name':'a','scores':[1,2.5,3,4]}",
        "{'name':'a','scores':[]}                            | {'name':'a','scores':[]}",
        "{'name':'a','lines':[{'sku':'s','secret':1},{}]}    | {'name':'a','lines':[{'sku':'s'},{}]}",
        "{'name':'a','any':{'kept':1}}                       | {'name':'a','any':{'kept':1}}",
        "{'name':'a','any':null}                             | {'name':'a','any':null}",
    })
    void keepsWhatIsListed(String document, String kept) {
        assertThat(json(document)).isEqualTo(quoted(kept));
        assertThat(bson(BsonDocument.parse(document)).toJson()).isEqualTo(BsonDocument.parse(kept).toJson());
    }

    @Test
    void keepsNothingOfNothing() {
        assertThat(bson(new BsonDocument())).isEqualTo(new BsonDocument());
    }

    // 42
    @Test
    void refusesSchemasThatCannotProject() {
        refused("{\"type\": \"object\"}", "schemas/x.json: object schema is missing 'properties'");
        refused("{\"type\": \"object\", \"properties\": \"a\"}", "'properties' of the object schema is no object");
        refused("{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"array\"}}}",
                "array schema at /properties/a is missing 'items'");
        refused("[]", "a JSON Schema is an object");
        refused("{", "the JSON Schema is not JSON");
        JsonSchemaPlan array = JsonSchemaPlan.of("{\"type\": \"array\", \"items\": {}}", "schemas/x.json");
        assertThatThrownBy(() -> new BsonProjector(array)).hasMessage("schemas/x.json: top level bson schema must be an Object");
    }

    private static void refused(String schema, String message) {
        assertThatThrownBy(() -> JsonSchemaPlan.of(schema, "schemas/x.json"))
                .isInstanceOf(SchemaException.class).hasMessageContaining(message);
    }

    @Test
    void followsNoReferencesToElsewhere() {
        refused("{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"http://127.0.0.1:9/x.json\"}}}", "are not followed");
    }

    // 43
    @Test
    void validatesJson() {
        assertThatThrownBy(() -> json("{'name':1,'age':'x'}")).isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("JSON Schema validation error: ")
                .hasMessageContaining("name").hasMessageContaining("age");
        assertThatThrownBy(() -> json("{'age':1}")).hasMessageContaining("required property 'name' not found");
        assertThatThrownBy(() -> json("{'name':")).hasMessageStartingWith("failed to deserialize JSON");
        assertThatThrownBy(() -> json("{'name':'a'} x")).hasMessageStartingWith("failed to deserialize JSON");
        assertThatThrownBy(() -> json("{'name':'a','name':'b'}")).hasMessageStartingWith("failed to deserialize JSON");
        assertThatThrownBy(() -> json("")).hasMessageStartingWith("failed to deserialize JSON");
    }

    @Test
    void takesFormatAsARemarkOnly() {
        assertThat(json("{'name':'a','when':'no date'}")).contains("no date");
    }

    @Test
    void hasTheDraftThatTheSchemaNames() {
        String draft4 = "{\"$schema\": \"http://json-schema.org/draft-04/schema#\", \"type\": \"object\", "
                + "\"properties\": {\"a\": {\"type\": \"number\", \"minimum\": 1, \"exclusiveMinimum\": true}}}";
        JsonProjector projector = new JsonProjector(JsonSchemaPlan.of(draft4, "s"));

        assertThatThrownBy(() -> projector.transcode("{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("JSON Schema validation error");
    }

    @Test
    void keepsAllDigitsOfNumbers() {
        JsonProjector projector = new JsonProjector(JsonSchemaPlan.of("{}", "s"));

        for (String json : new String[] {"{\"a\":1.10}", "{\"a\":123456789012345678901234567890.125}", "[5.0,-7]"}) {
            assertThat(projector.transcode(AvroBytes.utf8(json))).isEqualTo(AvroBytes.utf8(json));
        }
    }

    @Test
    void limitsDepthAndRefusesEveryTruncation() {
        byte[] deep = AvroBytes.utf8("{\"any\":".repeat(10_000));
        byte[] bson = BsonBytes.of(BsonDocument.parse("{name: 'a', lines: [{sku: 's'}], address: {city: {zip: 'z'}}}"));
        BsonProjector projector = new BsonProjector(plan);

        assertThatThrownBy(() -> new JsonProjector(plan).transcode(deep)).isInstanceOf(EncodingException.class);
        for (int length = 0; length < bson.length; length++) {
            byte[] torn = Arrays.copyOf(bson, length);
            assertThatThrownBy(() -> projector.transcode(torn)).isInstanceOf(EncodingException.class);
        }
        assertThat(projector.transcode(bson)).hasSameSizeAs(bson);
    }

    @Test
    @Timeout(120)
    void takesLittleTimeForHugeExponents() {
        String schema = """
                {"properties": {"a": {"type": "integer", "multipleOf": 3, "minimum": 1, "enum": [1, 2.5]}}}""";
        JsonProjector projector = new JsonProjector(JsonSchemaPlan.of(schema, "s"));

        for (String number : new String[] {"1e999999999", "1e-999999999", "1e10001", "1e10000", "1e2000000000"}) {
            assertThatThrownBy(() -> projector.transcode(AvroBytes.utf8("{\"a\":" + number + "}")))
                    .isInstanceOf(EncodingException.class);
        }
    }

    @Test
    void leavesOtherTypesOfBsonAlone() {
        BsonDocument document = BsonDocument.parse("{name: {$oid: '60002e5e19e23b5c08a6c03c'}, age: {$numberDecimal: '1'}, "
                + "lines: 5, scores: [{$date: {$numberLong: '1'}}]}");

        assertThat(bson(document)).isEqualTo(document);
    }

    private String json(String document) {
        byte[] text = AvroBytes.utf8(quoted(document));
        return new String(new JsonProjector(plan).transcode(text), StandardCharsets.UTF_8);
    }

    private BsonDocument bson(BsonDocument document) {
        return BsonBytes.read(new BsonProjector(plan).transcode(BsonBytes.of(document)));
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }
}
