package dev.wadi.playground;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestSuiteTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void comesBackFromJson() throws Exception {
        TestSuite suite = new TestSuite("id-1", "masks", "all masks", new TestSuite.Rhai("fn transform(data, attributes) {}"),
                new TestSuite.SourceReference("scripts", "mask.rhai"), mapper.readTree("{\"type\":\"object\"}"),
                List.of(new ScriptCase("baseline", mapper.readTree("{\"a\":1}"), mapper.readTree("{\"a\":2}"),
                        List.of(new Assertion("a", AssertType.EQUALS, new IntNode(2))), true, 3L)),
                "2026-01-31T12:00:00Z", "2026-01-31T12:00:01Z");

        String json = mapper.writeValueAsString(suite);

        assertThat(mapper.readValue(json, TestSuite.class)).isEqualTo(suite);
        assertThat(mapper.readTree(json)).isEqualTo(mapper.readTree("""
                {"id": "id-1", "name": "masks", "description": "all masks",
                 "context": {"type": "rhai", "script": "fn transform(data, attributes) {}"},
                 "source_ref": {"service_name": "scripts", "resource": "mask.rhai"}, "input_schema": {"type": "object"},
                 "cases": [{"name": "baseline", "input": {"a": 1}, "expected": {"a": 2},
                            "assertions": [{"path": "a", "assert_type": "equals", "expected_value": 2}],
                            "strict_mode": true, "duration_ms": 3}],
                 "created_at": "2026-01-31T12:00:00Z", "updated_at": "2026-01-31T12:00:01Z"}
                """));
    }

    @Test
    void leavesOutWhatThereIsNot() throws Exception {
        TestSuite suite = new TestSuite("id-2", "answers", null, new TestSuite.Http("/enrich"), null, null, null, "x", "y");

        String json = mapper.writeValueAsString(suite);

        assertThat(json).isEqualTo("{\"id\":\"id-2\",\"name\":\"answers\",\"context\":{\"type\":\"http\",\"endpoint\":\"/enrich\"},"
                + "\"cases\":[],\"created_at\":\"x\",\"updated_at\":\"y\"}");
        assertThat(mapper.readValue(json, TestSuite.class)).isEqualTo(suite);
    }

    @Test
    void theSummaryCountsCases() throws Exception {
        ScriptCase one = new ScriptCase("one", null, null, null, null, null);
        TestSuite suite = new TestSuite("id-3", "two", "d", new TestSuite.Rhai(""), null, null, List.of(one, one), "x", "y");

        assertThat(mapper.writeValueAsString(suite.summary()))
                .isEqualTo("{\"id\":\"id-3\",\"name\":\"two\",\"description\":\"d\",\"case_count\":2}");
    }
}
