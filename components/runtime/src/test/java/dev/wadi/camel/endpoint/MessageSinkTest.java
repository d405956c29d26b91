package dev.wadi.camel.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.WadiConstants;
import dev.wadi.testkit.HostileHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class MessageSinkTest {

    private final Message event = new DefaultExchange(new DefaultCamelContext()).getMessage();
    private final MessageSink sink = new MessageSink();

    @Test
    void leavesNothingThatSteersAndAllThatIsData() throws Exception {
        event.getHeaders().putAll(HostileHeaders.steering());
        event.getHeaders().putAll(HostileHeaders.data());

        sink.process(event.getExchange());

        assertThat(event.getHeaders()).containsExactlyInAnyOrderEntriesOf(Map.copyOf(HostileHeaders.data()));
    }

    /** Where a mail goes, and what is done to an index, stands in headers that look like data. */
    @Test
    void leavesNothingThatSteersThisComponentInAnySpelling() throws Exception {
        sink.setWithoutHeaders("To,operation,gridfs.,X-Container-Meta-");
        event.getHeaders().putAll(Map.of("to", "thief@example.com", "OPERATION", "Delete", "GridFS.operation", "remove",
                "x-container-meta-owner", "me"));
        event.getHeaders().putAll(Map.of("operation_type", "insert", "total", "3", "gridfs", "x"));

        sink.process(event.getExchange());

        assertThat(event.getHeaders()).containsOnlyKeys("operation_type", "total", "gridfs");
    }

    @Test
    void setsTheKeyWhereTheOperatorSaysEvenIfThatSteers() throws Exception {
        sink.setKeyHeader("indexId");
        sink.setWithoutHeaders("indexId,indexName");
        event.setHeader("indexId", "of a stranger");
        event.setHeader(WadiConstants.EVENT_ORIGIN,
                new MessageOrigin("7", "k7".getBytes(StandardCharsets.UTF_8), new byte[0], Map.of(), 0));

        sink.process(event.getExchange());

        assertThat(event.getHeaders()).containsExactlyEntriesOf(Map.of("indexId", "k7"));
    }
}
