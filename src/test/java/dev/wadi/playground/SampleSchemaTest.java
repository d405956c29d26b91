package dev.wadi.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleSchemaTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"a\":1,\"b\":\"x\"} | {\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"},\"b\":{\"type\":\"string\"}}}",
            "true | {\"type\":\"boolean\"}", "null | {\"type\":\"null\"}", "\"x\" | {\"type\":\"string\"}",
            "9223372036854775807 | {\"type\":\"integer\"}", "1.5 | {\"type\":\"number\"}",
            "[1,2] | {\"type\":\"array\",\"items\":{\"type\":\"integer\"}}",
            "[1,2.5] | {\"type\":\"array\",\"items\":{\"type\":\"number\"}}",
            "[{\"id\":1},{\"n\":2}] | {\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\"},\"n\":{\"type\":\"integer\"}}}}",
            "[[1],[\"x\",null]] | {\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":{\"type\":[\"integer\",\"null\",\"string\"]}}}",
            "[] | {\"type\":\"array\",\"items\":{}}", "{} | {\"type\":\"object\",\"properties\":{}}"})
    void saysWhatTheSampleSuggests(String sample, String schema) throws Exception {
        ObjectMapper mapper = new ObjectMapper();

        assertThat(SampleSchema.of(mapper.readTree(sample))).hasToString(mapper.readTree(schema).toString());
    }
}
