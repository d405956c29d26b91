package dev.wadi.schema.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.camel.encoding.schema.SchemaException;
import dev.wadi.camel.encoding.schema.SchemaKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroToJsonSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'null' | {'type':'null'}",
        "'boolean' | {'type':'boolean'}",
        "'int' | {'type':'integer'}",
        "'long' | {'type':'integer'}",
        "'float' | {'type':'number'}",
        "'double' | {'type':'number'}",
        "'string' | {'type':'string'}",
        "'bytes' | {'type':'string','contentEncoding':'base64'}",
        "{'type':'enum','name':'e','symbols':['A','B']} | {'type':'string','enum':['A','B']}",
        "{'type':'fixed','name':'f','size':4} | {'type':'string','minLength':4,'maxLength':4}",
        "{'type':'array','items':'int'} | {'type':'array','items':{'type':'integer'}}",
        "{'type':'map','values':'int'} | {'type':'object','additionalProperties':{'type':'integer'}}",
        "{'type':'long','logicalType':'timestamp-millis'} | {'type':'string','format':'date-time'}",
        "{'type':'long','logicalType':'timestamp-micros'} | {'type':'string','format':'date-time'}",
        "{'type':'int','logicalType':'date'} | {'type':'string','format':'date'}",
        "{'type':'int','logicalType':'time-millis'} | {'type':'string','format':'time'}",
        "{'type':'string','logicalType':'uuid'} | {'type':'string','format':'uuid'}",
        "{'type':'string','logicalType':'objectid'} | {'type':'string','format':'objectid'}",
        "{'type':'fixed','name':'d','size':12,'logicalType':'duration'} | {'type':'string','format':'duration'}",
        "{'type':'bytes','logicalType':'decimal','precision':4,'scale':2}"
                + " | {'type':'number','x-avro-decimal':{'precision':4,'scale':2}}",
        "['null','string'] | {'type':['string','null']}",
        "['int','null'] | {'type':['integer','null']}",
        "['null',{'type':'enum','name':'e','symbols':['A']}] | {'type':['string','null'],'enum':['A',null]}",
        "['null',{'type':'array','items':'int'}] | {'oneOf':[{'type':'null'},{'type':'array','items':{'type':'integer'}}]}",
        "['int','string'] | {'oneOf':[{'type':'integer'},{'type':'string'}]}",
        "['null','int','string'] | {'oneOf':[{'type':'null'},{'type':'integer'},{'type':'string'}]}",
        "['null'] | {'oneOf':[{'type':'null'}]}",
    })
    void translatesTypes(String type, String expected) throws Exception {
        JsonNode schema = json("{'type':'record','name':'r','fields':[{'name':'v','type':" + type + "}]}");

        assertThat(schema.at("/properties/v")).isEqualTo(JSON.readTree(expected.replace('\'', '"')));
    }

    @Test
    void fieldsWithoutADefaultAreRequired() throws Exception {
        JsonNode schema = json("""
                {'type':'record','name':'r','fields':[{'name':'id','type':'string'},{'name':'n','type':['null','int']},
                {'name':'d','type':['null','int'],'default':null},{'name':'in','type':{'type':'record','name':'s','fields':[
                {'name':'x','type':'int','default':1}]}}]}""");

        assertThat(schema.fieldNames().next()).isEqualTo("$schema");
        assertThat(schema.get("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.get("required")).hasToString("[\"id\",\"n\",\"in\"]");
        assertThat(schema.at("/properties/in").has("required")).isFalse();
        assertThat(schema.at("/properties/in/properties/x/type").asText()).isEqualTo("integer");
    }

    @Test
    void comesBackFromAvroAsItWas() throws Exception {
        String avro = JsonSchemaToAvroTest.avro("""
                {'type':'object','required':['id','tags'],'properties':{'id':{'type':'string'},'ref':{'type':'string','format':
                'objectid'},'at':{'type':'string','format':'date-time'},'tags':{'type':'array','items':{'type':'string'}}}}""")
                .toString();

        JsonNode back = JSON.readTree(SchemaTranslation.translate(SchemaKind.AVRO, avro, SchemaKind.JSON, AvroNames.NONE));

        assertThat(back.at("/properties/id")).hasToString("{\"type\":\"string\"}");
        assertThat(back.at("/properties/tags")).hasToString("{\"type\":\"array\",\"items\":{\"type\":\"string\"}}");
        assertThat(back.at("/properties/at")).hasToString("{\"type\":[\"string\",\"null\"],\"format\":\"date-time\"}");
        assertThat(back.at("/properties/ref/format").asText()).isEqualTo("objectid");
        assertThat(back.get("required")).hasToString("[\"id\",\"tags\"]");
    }

    @Test
    void refusesTypesThatAreUsedByTheirName() {
        assertThatThrownBy(() -> json("""
                {'type':'record','name':'r','fields':[{'name':'next','type':['null','r']}]}"""))
                .isInstanceOf(SchemaException.class).hasMessageContaining("uses the type r a second time by its name");
    }

    @Test
    void refusesWhatIsNoTranslation() {
        for (SchemaKind kind : SchemaKind.values()) {
            assertThatThrownBy(() -> SchemaTranslation.translate(kind, "{}", kind, AvroNames.NONE))
                    .isInstanceOf(SchemaException.class).hasMessageContaining("from json to avro and from avro to json");
        }
        assertThatThrownBy(() -> SchemaTranslation.translate(SchemaKind.BSON, "{}", SchemaKind.AVRO, AvroNames.NONE))
                .isInstanceOf(SchemaException.class).hasMessageEndingWith("not from bson to avro");
        assertThatThrownBy(() -> SchemaTranslation.translate(SchemaKind.JSON, "{no", SchemaKind.AVRO, AvroNames.NONE))
                .isInstanceOf(SchemaException.class).hasMessageStartingWith("the schema is no JSON");
        assertThatThrownBy(() -> SchemaTranslation.translate(SchemaKind.AVRO, "{no", SchemaKind.JSON, AvroNames.NONE))
                .isInstanceOf(SchemaException.class).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> SchemaTranslation.translate(SchemaKind.AVRO, "{\"type\":\"x\"}", SchemaKind.JSON, AvroNames.NONE))
                .isInstanceOf(SchemaException.class).hasMessageContaining("not an Avro schema");
        assertThatThrownBy(() -> SchemaTranslation.translate(SchemaKind.JSON, "[".repeat(10_000), SchemaKind.AVRO, AvroNames.NONE))
                .isInstanceOf(SchemaException.class);
    }

    private static JsonNode json(String avro) throws JsonProcessingException {
        return JSON.readTree(
                SchemaTranslation.translate(SchemaKind.AVRO, avro.replace('\'', '"'), SchemaKind.JSON, AvroNames.NONE));
    }
}
