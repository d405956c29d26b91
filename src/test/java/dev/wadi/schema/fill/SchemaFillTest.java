package dev.wadi.schema.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.camel.encoding.jsonschema.JsonProjector;
import dev.wadi.camel.encoding.jsonschema.JsonSchemaPlan;
import dev.wadi.camel.encoding.schema.SchemaException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFillTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SEEDS = 50;

    private static JsonNode fill(String schema, long seed) {
        try {
            return new SchemaFill(new SplittableRandom(seed)).document(JSON.readTree(schema.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode field(String name, String schema, long seed) {
        return fill("{'type':'object','properties':{'" + name + "':" + schema + "}}", seed).get(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type':'string'} | STRING", "{'type':'integer'} | NUMBER", "{'type':'number'} | NUMBER", "{'type':'boolean'} | BOOLEAN",
        "{'type':'null'} | NULL", "{'type':'array','items':{'type':'string'}} | ARRAY", "{'type':'object'} | OBJECT",
        "{'type':'what'} | NULL", "{} | NULL", "{'type':['null','integer']} | NUMBER",
        "{'oneOf':[{'type':'null'},{'type':'array','items':{}}]} | ARRAY", "{'type':['null']} | NULL"})
    void makesEveryTypeUpAndNullOnlyWhereNothingElseIs(String schema, String type) {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(field("v", schema, seed).getNodeType()).hasToString(type);
        }
    }

    @Test
    void arraysHaveOneToThreeItems() {
        assertThat(java.util.stream.IntStream.range(0, SEEDS)
                .map(seed -> field("v", "{'type':'array','items':{'type':'integer'}}", seed).size()).distinct().sorted())
                .containsExactly(1, 2, 3);
        assertThat(fill("{'type':'object','properties':{'contacts':{'type':'array','items':{'type':'object','properties':{"
                + "'email':{'type':'string'}}}}}}", 1).at("/contacts/0/email").asText()).contains("@");
    }

    @ParameterizedTest
    @CsvSource({"date-time, \\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z", "email, .+@.+", "objectid, [0-9a-f]{24}",
        "date, \\d{4}-\\d{2}-\\d{2}",
        "time, \\d{2}:\\d{2}:\\d{2}Z", "uri, https://.+", "url, https://.+", "ipv4, [\\d.]+", "ipv6, [0-9a-f:]+",
        "hostname, [a-z]+\\..+",
        "uuid, [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", "something, [a-z]+"})
    void textsHaveTheirFormat(String format, String pattern) {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(field("v", "{'type':'string','format':'" + format + "'}", seed).asText()).matches(pattern);
        }
    }

    @ParameterizedTest
    @CsvSource({"user_email, .+@.+", "_id, [0-9a-f]{24}", "id, [0-9a-f]{24}", "order_id, [0-9a-f]{24}", "identity, [a-z]+",
        "created_at, .+T.+Z", "ssn, \\d{3}-\\d{2}-\\d{4}", "phone, .+555.+", "firstName, [A-Z][a-z]+", "last_name, [A-Z][a-z]+",
        "card_number, 4111111111111111", "cvv, \\d{3}", "zip, \\d{5}", "home_address, \\d+ .+", "city, [A-Z][a-z]+", "note, [a-z]+"})
    void textsFitTheNameOfTheirField(String name, String pattern) {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(field(name, "{'type':'string'}", seed).asText()).matches(pattern);
        }
    }

    @Test
    void anEnumGoesBeforeTheFormatAndNullIsNotTaken() {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(field("v", "{'type':'string','enum':['a','b']}", seed).asText()).isIn("a", "b");
            assertThat(field("v", "{'type':['string','null'],'enum':['a',null]}", seed).asText()).isEqualTo("a");
            assertThat(field("email", "{'type':'string','format':'email','enum':['a']}", seed).asText()).isEqualTo("a");
        }
    }

    @Test
    void numbersStayInTheirRange() {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(field("v", "{'type':'integer','minimum':3,'maximum':5}", seed).asInt()).isBetween(3, 5);
            assertThat(field("v", "{'type':['integer','null'],'minimum':3.0,'maximum':5.0}", seed).asInt()).isBetween(3, 5);
            assertThat(field("v", "{'type':'number','minimum':1.9,'maximum':3.8}", seed).asDouble()).isBetween(1.9, 3.8);
            assertThat(field("v", "{'type':['number','null'],'minimum':0.001,'maximum':0.002}", seed).asDouble())
                    .isBetween(0.001, 0.002);
            assertThat(field("v", "{'type':'integer','minimum':5000}", seed).asInt()).isGreaterThanOrEqualTo(5000);
            assertThat(field("v", "{'type':'integer','maximum':-5}", seed).asInt()).isLessThanOrEqualTo(-5);
            assertThat(field("v", "{'type':'integer'}", seed).asInt()).isBetween(1, 1000);
            assertThat(field("age", "{'type':'integer'}", seed).asInt()).isBetween(18, 80);
            assertThat(field("birth_year", "{'type':'integer'}", seed).asInt()).isBetween(2020, 2025);
            assertThat(field("lat", "{'type':'number'}", seed).asDouble()).isBetween(-90.0, 90.0);
            assertThat(field("lng", "{'type':'number'}", seed).asDouble()).isBetween(-180.0, 180.0);
            assertThat(field("gpa", "{'type':'number'}", seed).asDouble()).isBetween(0.0, 4.0);
        }
        for (String type : List.of("integer", "number")) {
            assertThatThrownBy(() -> field("v", "{'type':'" + type + "','minimum':5,'maximum':3}", 1))
                    .isInstanceOf(SchemaException.class)
                    .hasMessage("the schema of the field v has the minimum 5 above its maximum 3");
        }
        assertThatThrownBy(() -> field("v", "{'type':'integer','minimum':1.2,'maximum':1.8}", 1))
                .isInstanceOf(SchemaException.class).hasMessageContaining("no whole number");
    }

    @Test
    void knowsNamesOfPeopleAndOfTimes() {
        for (String name : List.of("name", "full_name", "customer_name", "author_name", "FullName")) {
            assertThat(FieldNames.PERSON.matches(name)).as(name).isTrue();
        }
        for (String name : List.of("filename", "file_name", "hostname", "host_name", "nickname", "nick_name", "username",
                "product_name", "names", "renamed")) {
            assertThat(FieldNames.PERSON.matches(name)).as(name).isFalse();
        }
        for (String name : List.of("created_at", "birth_date", "start_time", "paid_on", "date_of_birth", "createdBy", "updated",
                "timestamp", "last_login")) {
            assertThat(FieldNames.DATE.matches(name)).as(name).isTrue();
        }
        for (String name : List.of("location", "candidate", "runtime", "format", "on", "at", "status")) {
            assertThat(FieldNames.DATE.matches(name)).as(name).isFalse();
        }
    }

    @Test
    void theSameSeedGivesTheSameDocument() {
        String schema = "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'number'},"
                + "'c':{'type':'array','items':{'type':'string','format':'uuid'}}}}";

        assertThat(fill(schema, 7)).isEqualTo(fill(schema, 7)).isNotEqualTo(fill(schema, 8));
    }

    @Test
    void anEmptySchemaGivesAnEmptyDocument() {
        assertThat(fill("{}", 1)).hasToString("{}");
        assertThat(fill("{'type':'object','properties':{}}", 1)).hasToString("{}");
        assertThat(fill("{'properties':{'a':{'type':'boolean'}}}", 1).has("a")).isTrue();
    }

    @Test
    void endsDeepSchemasWithNullAndDeepArraysWithOneItem() {
        String objects = "{'type':'object','properties':{'v':".repeat(150) + "{'type':'string'}" + "}}".repeat(150);
        String arrays = "{'type':'array','items':".repeat(150) + "{'type':'string'}" + "}".repeat(150);

        String deep = fill(objects, 1).toString();

        assertThat(deep).endsWith("null" + "}".repeat(100));
        assertThat(fill(arrays, 1).toString()).hasSizeLessThan(100_000).contains("null");
    }

    @Test
    void aRealisticUserFitsItsSchema() {
        String schema = """
                {"type": "object", "required": ["_id", "name", "email", "age", "address", "roles", "created_at"], "properties": {
                "_id": {"type": "string", "format": "objectid"}, "name": {"type": "string"},
                "email": {"type": "string", "format": "email"},
                "age": {"type": "integer", "minimum": 18, "maximum": 99}, "score": {"type": ["number", "null"]},
                "address": {"type": "object", "properties": {"street": {"type": "string"}, "city": {"type": "string"}}},
                "roles": {"type": "array", "items": {"type": "string", "enum": ["admin", "reader"]}},
                "created_at": {"type": "string", "format": "date-time"}, "active": {"type": "boolean"}}}""";
        JsonProjector check = new JsonProjector(JsonSchemaPlan.of(schema, "user"));

        for (int seed = 0; seed < SEEDS; seed++) {
            JsonNode user = fill(schema, seed);
            byte[] text = user.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(check.transcode(text)).isEqualTo(text);
            assertThat(user.get("name").asText()).matches("[A-Z][a-z]+ [A-Z][a-z]+");
            assertThat(Instant.parse(user.get("created_at").asText())).isBefore("2026-01-01T00:00:00Z");
        }
    }
}
