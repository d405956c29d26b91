package dev.wadi.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamePatternTest {

    @Test
    void exactlyIsTheWholeNameInAnyCase() {
        NamePattern pattern = NamePattern.exactly("id", "key");

        assertThat(pattern.matches("id")).isTrue();
        assertThat(pattern.matches("KEY")).isTrue();
        assertThat(pattern.matches("ids")).isFalse();
        assertThat(pattern.matches("")).isFalse();
    }

    @Test
    void endingInIsTheEnd() {
        NamePattern pattern = NamePattern.endingIn("_id");

        assertThat(pattern.matches("user_id")).isTrue();
        assertThat(pattern.matches("_id")).isTrue();
        assertThat(pattern.matches("identity")).isFalse();
        assertThat(pattern.matches("id")).isFalse();
    }

    @Test
    void containingIsAnywhere() {
        NamePattern pattern = NamePattern.containing("email");

        assertThat(pattern.matches("userEmailAddress")).isTrue();
        assertThat(pattern.matches("mail")).isFalse();
    }

    @Test
    void aWordIsTheNameOrItsLastPart() {
        NamePattern pattern = NamePattern.word("age");

        assertThat(pattern.matches("age")).isTrue();
        assertThat(pattern.matches("user_age")).isTrue();
        assertThat(pattern.matches("page")).isFalse();
        assertThat(pattern.matches("message")).isFalse();
    }

    @Test
    void anyOfIsOneOfSeveralAndButNotTakesAway() {
        NamePattern either = NamePattern.anyOf(NamePattern.exactly("a"), NamePattern.beginningWith("date_"));

        assertThat(either.matches("a")).isTrue();
        assertThat(either.matches("date_of_birth")).isTrue();
        assertThat(either.matches("update_a")).isFalse();
        assertThat(NamePattern.containing("name").butNot(NamePattern.containing("file")).matches("filename")).isFalse();
    }
}
