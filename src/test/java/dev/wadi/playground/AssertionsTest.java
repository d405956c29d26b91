package dev.wadi.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssertionsTest {

    private static final JsonNode RESULT = json("""
            {"name": "Ada Lovelace", "age": 25, "ratio": 1.0, "tags": ["a", 1], "nothing": null, "user": {"name": "x", "hidden": true},
             "on": true}
            """);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "name | EQUALS | \"Ada Lovelace\"", "age | EQUALS | 25", "nothing | EQUALS | null", "ratio | EQUALS | 1.00",
            "tags | EQUALS | [\"a\", 1]", "user | EQUALS | {\"hidden\": true, \"name\": \"x\"}",
            "name | CONTAINS | \"Love\"", "tags | CONTAINS | 1",
            "age | TYPE_MATCHES | \"number\"", "name | TYPE_MATCHES | \"string\"", "on | TYPE_MATCHES | \"boolean\"",
            "tags | TYPE_MATCHES | \"array\"", "user | TYPE_MATCHES | \"object\"", "nothing | TYPE_MATCHES | \"null\"",
            "missing | TYPE_MATCHES | \"null\"",
            "age | GT | 20", "age | GTE | 25", "age | LTE | 25", "age | LT | 30", "age | LT | 25.5"})
    void holds(String path, AssertType type, String expected) {
        assertThat(new Assertion(path, type, json(expected)).check(RESULT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "name | EQUALS | \"Bob\" | expected 'name' to be \"Bob\", found \"Ada Lovelace\"",
            "ratio | EQUALS | 1 | expected 'ratio' to be 1, found 1.0",
            "missing | EQUALS | null | 'missing' is not there",
            "tags | EQUALS | [\"a\"] | expected 'tags' to be [\"a\"], found [\"a\",1]",
            "name | CONTAINS | \"Bob\" | expected 'name' to contain \"Bob\", found \"Ada Lovelace\"",
            "tags | CONTAINS | \"b\" | expected 'tags' to contain \"b\", found [\"a\",1]",
            "age | CONTAINS | 2 | only texts and arrays contain something, 'age' is 25",
            "age | TYPE_MATCHES | \"string\" | expected 'age' to be of type string, found number",
            "missing | TYPE_MATCHES | \"string\" | expected 'missing' to be of type string, found null",
            "age | GT | 25 | expected 'age' to be greater than 25, found 25",
            "age | GTE | 26 | expected 'age' to be at least 26, found 25",
            "age | LT | 25 | expected 'age' to be less than 25, found 25",
            "age | LTE | 24 | expected 'age' to be at most 24, found 25",
            "name | GT | 1 | only numbers can be greater or smaller, 'name' is \"Ada Lovelace\" and is compared with 1",
            "missing | GT | 1 | 'missing' is not there"})
    void saysWhatDoesNotHold(String path, AssertType type, String expected, String message) {
        assertThat(new Assertion(path, type, json(expected)).check(RESULT)).map(AssertionFailure::message).contains(message);
    }

    @Test
    void aFailureCarriesPathExpectedAndActual() {
        AssertionFailure failure = new Assertion("age", AssertType.EQUALS, json("26")).check(RESULT).orElseThrow();

        assertThat(failure.path()).isEqualTo("age");
        assertThat(failure.type()).isEqualTo(AssertType.EQUALS);
        assertThat(failure.expected()).isEqualTo(json("26"));
        assertThat(failure.actual()).isEqualTo(json("25"));
        assertThat(new Assertion("gone", AssertType.EQUALS, json("1")).check(RESULT).orElseThrow().actual()).isEqualTo(json("null"));
    }

    @Test
    void strictModeNamesEveryValueThatNothingLooksAt() {
        JsonNode result = json("{\"id\": 1, \"extra\": 2, \"more\": [], \"user\": {\"name\": \"x\", \"hidden\": true}}");

        assertThat(Assertions.check(equalsOf("id", "user.name"), result, true)).extracting(AssertionFailure::path)
                .containsExactly("extra", "more", "user.hidden");
        assertThat(Assertions.check(equalsOf("id", "user.name"), result, false)).filteredOn(failure -> failure.path().equals("extra"))
                .isEmpty();
    }

    @Test
    void strictModeLooksIntoWhatIsAssertedOnlyInPart() {
        JsonNode result = json("{\"items\": [{\"id\": 1, \"price\": 2}], \"list\": [1, {\"x\": 2}]}");

        assertThat(failedPaths(result, "items.[0].id", "list")).containsExactly("items.[0].price");
        assertThat(failedPaths(result, "items[0].id", "items[0].price", "list")).as("both spellings count").isEmpty();
        assertThat(failedPaths(result, "")).isEmpty();
        assertThat(failedPaths(json("5"))).containsExactly("");
    }

    @Test
    void derivesOneAssertionForEachLeaf() {
        assertThat(Assertions.of(json("{\"a\": 1, \"b\": \"x\"}"))).containsExactly(
                new Assertion("a", AssertType.EQUALS, json("1")), new Assertion("b", AssertType.EQUALS, json("\"x\"")));
        assertThat(Assertions.of(json("{\"user\": {\"name\": \"x\"}, \"items\": [{\"id\": 1}, 2]}"))).extracting(Assertion::path)
                .containsExactly("user.name", "items.[0].id", "items.[1]");
        assertThat(Assertions.of(json("{\"o\": {}, \"l\": [], \"n\": null}"))).extracting(Assertion::path).containsExactly("o", "l", "n");
        assertThat(Assertions.of(json("\"text\""))).containsExactly(new Assertion("", AssertType.EQUALS, json("\"text\"")));
    }

    @Test
    void whatIsDerivedHolds() {
        assertThat(Assertions.check(Assertions.of(RESULT), RESULT, true)).isEmpty();
    }

    private static List<String> failedPaths(JsonNode result, String... looked) {
        List<Assertion> assertions = Arrays.stream(looked)
                .map(path -> new Assertion(path, AssertType.EQUALS, ValuePath.find(result, path).orElseThrow().value())).toList();
        return Assertions.check(assertions, result, true).stream().map(AssertionFailure::path).toList();
    }

    private static List<Assertion> equalsOf(String... paths) {
        return Arrays.stream(paths).map(path -> new Assertion(path, AssertType.TYPE_MATCHES, json(path.equals("id") ? "\"number\""
                : "\"string\""))).toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
