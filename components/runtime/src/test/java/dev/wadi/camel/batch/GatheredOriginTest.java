package dev.wadi.camel.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GatheredOriginTest {

    private static String id(String... ids) {
        return GatheredOrigin.of(Stream.of(ids).map(id -> new TestOrigin(id, 10)).toList()).id();
    }

    @Test
    void isTheSameForTheSameEvents() {
        assertThat(id("t-0-5", "t-1-9", "t-0-6")).isEqualTo(id("t-0-5", "t-1-9", "t-0-6")).startsWith("t-0-5..t-0-6~");
        assertThat(id("t-0-5")).isEqualTo("t-0-5");
    }

    /** Records of several partitions come in another mixture the next time, and what stands between first and last must not be lost. */
    @Test
    void isAnotherOneForOtherEventsBetweenTheSameTwo() {
        assertThat(List.of(id("t-0-5", "t-0-6"), id("t-0-5", "t-1-9", "t-0-6"), id("t-0-5", "t-1-9", "t-1-10", "t-0-6"),
                id("t-0-5", "t-1-10", "t-1-9", "t-0-6"), id("t-0-5", "t-1-9t-1-10", "t-0-6"))).doesNotHaveDuplicates();
    }
}
