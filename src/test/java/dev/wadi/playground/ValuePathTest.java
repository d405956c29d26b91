package dev.wadi.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuePathTest {

    private static final String SAMPLE = """
            {"name": "Ada", "user": {"name": "Bob", "tags": ["x", "y"]}, "items": [{"id": 7, "sizes": [[1, 2], [3]]}, {"id": 8}],
             "dotted.name": 1, "a": {"b": 2, "c.d": 3}, "a.b": 4, "odd[0]": 5}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '=', value = {
            "name = \"Ada\"", "user.name = \"Bob\"", "user.tags.[1] = \"y\"", "items.[0].id = 7", "items.[1].id = 8",
            "items.[0].sizes.[0].[1] = 2"})
    void findsFieldsAndItems(String path, String value) throws Exception {
        assertThat(found(path)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', value = {
            "items[0].id = 7", "items[1] = {\"id\":8}", "items[0].sizes[0][1] = 2", "items.[0].sizes[1].[0] = 3", "user.tags[0] = \"x\""})
    void takesTheShortSpellingOfIndexes(String path, String value) throws Exception {
        assertThat(found(path)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "user.nothing", "items.[2]", "items.[0].id.x", "items.0", "user.[0]", "name.[0]", "items.[x]",
            "items.[99999999999]", "user.", ".user", "user..name", "items.[0", "items.[-1]", "items.[0]x"})
    void whatIsNotThereIsNotFound(String path) throws Exception {
        assertThat(found(path)).isNull();
    }

    @Test
    void theEmptyPathIsTheWhole() throws Exception {
        assertThat(found("")).isEqualTo(sample());
        assertThat(ValuePath.find(new ObjectMapper().readTree("[5]"), "[0]").orElseThrow().value()).hasToString("5");
    }

    @Test
    void namesMayHoldDotsAndBrackets() throws Exception {
        assertThat(found("dotted.name")).hasToString("1");
        assertThat(found("a.c.d")).hasToString("3");
        assertThat(found("odd[0]")).hasToString("5");
        assertThat(found("a.b")).as("the shorter reading leads somewhere").hasToString("2");
    }

    @Test
    void bothSpellingsAreTheSamePlace() throws Exception {
        ValuePath.Found dotted = ValuePath.find(sample(), "items.[0].sizes.[0].[1]").orElseThrow();

        assertThat(ValuePath.find(sample(), "items[0].sizes[0][1]")).contains(dotted);
        assertThat(ValuePath.text(dotted.steps())).isEqualTo("items.[0].sizes.[0].[1]");
    }

    private static JsonNode found(String path) throws Exception {
        return ValuePath.find(sample(), path.strip()).map(ValuePath.Found::value).orElse(null);
    }

    private static JsonNode sample() throws Exception {
        return new ObjectMapper().readTree(SAMPLE);
    }
}
