package dev.wadi.camel.encoding.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaKindTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"name\": \"User\", \"fields\": [{\"name\": \"type\", \"type\": \"string\"}], \"type\": \"record\"}",
        "{\"type\": \"enum\", \"name\": \"Colour\", \"symbols\": [\"RED\"]}",
        "{\"type\": \"map\", \"values\": \"long\"}"})
    void knowsAvroByItsTypes(String text) {
        assertThat(SchemaKind.of(text)).isEqualTo(SchemaKind.AVRO);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"type\": \"object\", \"properties\": {\"fields\": {\"type\": \"array\"}, \"type\": {\"const\": \"record\"}}}",
        "{\"type\": [\"object\", \"null\"], \"properties\": {}}",
        "{}",
        "true"})
    void takesTheRestForJsonSchema(String text) {
        assertThat(SchemaKind.of(text)).isEqualTo(SchemaKind.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} {}", "record", "{\"type\": }"})
    void refusesTextThatIsNoJson(String text) {
        assertThatThrownBy(() -> SchemaKind.of(text)).isInstanceOf(SchemaException.class).hasMessageStartingWith("the schema ");
    }

    @Test
    void knowsNamesInAnyCase() {
        assertThat(SchemaKind.named("Avro")).isEqualTo(SchemaKind.AVRO);
        assertThat(SchemaKind.named("PROTOBUF")).isNull();
    }
}
