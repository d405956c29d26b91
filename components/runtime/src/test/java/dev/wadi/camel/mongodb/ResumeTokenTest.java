package dev.wadi.camel.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTokenTest {
    @Test
    void readsTheClusterTime() {
        assertThat(ResumeToken.clusterTime("{\"_data\":\"8265A0B1C2000000012B0229296E04\"}"))
                .contains(Instant.ofEpochSecond(0x65A0B1C2L));
    }

    @Test
    void readsTimesAfter2038() {
        assertThat(ResumeToken.clusterTime("{\"_data\":\"82F5A0B1C200000001\"}")).contains(Instant.ofEpochSecond(0xF5A0B1C2L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{}", "[]", "{\"_data\":\"82\"}", "{\"_data\":7}", "{\"_data\":\"8165A0B1C200000001\"}",
            "{\"_data\":\"82zzA0B1C200000001\"}", "{\"topic\":\"t\",\"partition\":0,\"offset\":1}"})
    void hasNoTimeForAnythingElse(String text) {
        assertThat(ResumeToken.clusterTime(text)).isEmpty();
    }
}
