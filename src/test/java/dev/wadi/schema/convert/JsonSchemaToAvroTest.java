package dev.wadi.schema.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.avro.AvroSchemas;
import dev.wadi.camel.encoding.schema.SchemaException;
import dev.wadi.camel.encoding.schema.SchemaKind;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemaToAvroTest {

    /** The type of a required property, as Avro writes it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type':'string'} | 'string'",
        "{'type':'string','format':'date-time'} | {'type':'long','logicalType':'timestamp-millis'}",
        "{'type':'string','format':'objectid'} | {'type':'string','logicalType':'objectid'}",
        "{'type':'string','format':'email'} | 'string'",
        "{'type':'integer'} | 'long'",
        "{'type':'integer','x-range':{'min':0,'max':100}} | 'int'",
        "{'type':'integer','x-range':{'min':0,'max':10000000000}} | 'long'",
        "{'type':'integer','minimum':0,'maximum':100} | 'int'",
        "{'type':'integer','minimum':0} | 'long'",
        "{'type':'number'} | 'double'",
        "{'type':'boolean'} | 'boolean'",
        "{'type':'null'} | 'null'",
        "{'type':'array','items':{'type':'string'}} | {'type':'array','items':'string'}",
        "{'type':['string','null']} | ['null','string']",
        "{'type':['integer','string']} | ['long','string']",
        "{'type':['string']} | 'string'",
        "{'oneOf':[{'type':'boolean'},{'type':'null'}]} | ['null','boolean']",
        "{'anyOf':[{'type':'number'},{'oneOf':[{'type':'number'},{'type':'string'}]}]} | ['double','string']",
        "{'type':'object','additionalProperties':{'type':'integer'}} | {'type':'map','values':'long'}",
    })
    void translatesTypes(String property, String type) {
        Schema schema = avro(("{'type':'object','required':['v'],'properties':{'v':" + property + "}}"));

        assertThat(schema.getField("v").schema()).isEqualTo(AvroSchemas.parse(type.replace('\'', '"'), "expected"));
        assertThat(schema.getField("v").hasDefaultValue()).isFalse();
    }

    @Test
    void whatIsNotRequiredIsNullByDefault() {
        Schema schema = avro("""
                {'type':'object','required':['id'],'properties':{'id':{'type':'string'},'age':{'type':'integer'},
                'address':{'type':'object','properties':{'city':{'type':'string'}}},'nick':{'type':['string','null']}}}""");

        assertThat(schema.getName()).isEqualTo("Record");
        assertThat(schema.getField("id").schema()).hasToString("\"string\"");
        assertThat(schema.getField("age").schema()).hasToString("[\"null\",\"long\"]");
        assertThat(schema.getField("nick").schema()).hasToString("[\"null\",\"string\"]");
        assertThat(schema.getField("age").hasDefaultValue()).isTrue();
        Schema address = schema.getField("address").schema().getTypes().get(1);
        assertThat(address.getName()).isEqualTo("Address");
        assertThat(address.getField("city").schema()).hasToString("[\"null\",\"string\"]");
    }

    @Test
    void namesAndNamespacesAreMadeLegal() {
        String text = SchemaTranslation.translate(SchemaKind.JSON, """
                {"type": "object", "properties": {"home-address": {"type": "object", "properties": {
                "zip code": {"type": "string"}}}}}
                """, SchemaKind.AVRO, new AvroNames(Optional.of("my-user"), Optional.of("com.my-company")));

        Schema schema = AvroSchemas.parse(text, "translated");
        assertThat(schema.getFullName()).isEqualTo("com.my_company.my_user");
        Schema address = schema.getField("home-address").schema().getTypes().get(1);
        assertThat(address.getFullName()).isEqualTo("com.my_company.Home_address");
        assertThat(address.getField("zip code")).isNotNull();
        assertThat(text).contains("\n");
    }

    @Test
    void enumsHaveLegalSymbolsAndNamesOfTheirOwn() {
        Schema schema = avro("""
                {'type':'object','required':['state','kind','mood'],'properties':{
                'state':{'type':'string','enum':['in-progress','on.hold','123done']},
                'kind':{'type':'string','x-enum':['a','b']},'mood':{'type':['string','null'],'enum':['fine',null]}}}""");

        assertThat(schema.getField("state").schema().getEnumSymbols()).containsExactly("in_progress", "on_hold", "_123done");
        assertThat(schema.getField("state").schema().getName()).isEqualTo("stateEnum1");
        assertThat(schema.getField("kind").schema().getEnumSymbols()).containsExactly("a", "b");
        assertThat(schema.getField("kind").schema().getName()).isEqualTo("kindEnum2");
        assertThat(schema.getField("mood").schema().getTypes()).extracting(Schema::getType)
                .containsExactly(Schema.Type.NULL, Schema.Type.ENUM);
    }

    @Test
    void recordsOfOneNameGetDifferentOnes() {
        Schema schema = avro("""
                {'type':'object','required':['a','b'],'properties':{
                'a':{'type':'object','required':['home'],'properties':{'home':{'type':'object'}}},
                'b':{'type':'array','items':{'type':'object','required':['home'],'properties':{'home':{'type':'object'}}}}}}""");

        assertThat(schema.getField("a").schema().getField("home").schema().getName()).isEqualTo("Home");
        Schema item = schema.getField("b").schema().getElementType();
        assertThat(item.getName()).isEqualTo("ArrayItem1");
        assertThat(item.getField("home").schema().getName()).isEqualTo("Home2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'type':'array'} | is an array without items",
        "{} | has no type",
        "{'type':'text'} | has the type 'text', which is none",
        "{'type':'string','enum':['a',1]} | has the enum value 1",
        "{'type':'string','enum':['a-b','a b']} | can only write as a_b",
        "{'type':'array','items':true} | is an array without items",
    })
    void saysWhereAvroCannotSayIt(String property, String problem) {
        assertThatThrownBy(() -> avro("{'type':'object','properties':{'v':" + property + "}}"))
                .isInstanceOf(SchemaException.class)
                .hasMessageStartingWith("the schema at /properties/v ").hasMessageContaining(problem);
    }

    /** Avro needs twice as many levels for an object, and neither text may have more than a thousand. */
    @Test
    void refusesWhatIsNestedTooDeep() {
        for (int levels : new int[] {300, 10_000}) {
            String deep = "{'type':'object','properties':{'v':".repeat(levels) + "{'type':'integer'}" + "}}".repeat(levels);

            assertThatThrownBy(() -> avro(deep)).isInstanceOf(SchemaException.class).hasMessageContaining("nesting depth");
        }
    }

    static Schema avro(String jsonSchema) {
        return AvroSchemas.parse(SchemaTranslation.translate(
                SchemaKind.JSON, jsonSchema.replace('\'', '"'), SchemaKind.AVRO, AvroNames.NONE), "translated");
    }
}
