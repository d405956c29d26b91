package dev.wadi.camel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.testkit.HostileHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRequestTest {

    private final EventRequest request = new EventRequest();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final Message message = exchange.getMessage();

    @Test
    void leavesNoHeaderButItsOwn() throws Exception {
        HostileHeaders.steering().forEach(message::setHeader);
        HostileHeaders.data().forEach(message::setHeader);
        message.setHeader("Host", "elsewhere");
        message.setHeader("Transfer-Encoding", "chunked");
        message.setHeader(WadiConstants.EVENT_ORIGIN, new HttpRoute.Origin("a1"));
        message.setBody("{}");
        request.setContentType("application/json");

        request.process(exchange);

        assertThat(message.getHeaders()).containsOnly(
                Map.entry("X-Host", "elsewhere"), Map.entry("X-Transfer-Encoding", "chunked"),
                Map.entry("X-camera", "1"), Map.entry("X-kafkaesque", "2"), Map.entry("X-x-camel", "3"),
                Map.entry("Content-Type", "application/json"), Map.entry("Idempotency-Key", "a1"));
    }

    /** Case 66 of specification 11.6, and what else breaks out of a header. */
    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nX-Admin: 1", "\u0000", "caf\u00e9", "\u2028", "\u007f"})
    void failsForAValueThatNoHeaderHolds(String value) {
        message.setHeader("note", value);

        assertThatThrownBy(() -> request.process(exchange)).isInstanceOf(EncodingException.class)
                .hasMessageContaining("attribute 'note' cannot be an HTTP header: its value has the character U+")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a:b", "a\nb", "a/b", "\u00fcber"})
    void failsForANameThatNoHeaderHas(String name) {
        message.setHeader(name, "value");

        assertThatThrownBy(() -> request.process(exchange)).isInstanceOf(EncodingException.class)
                .hasMessageContaining("its name has the character U+").hasMessageNotContaining("\n");
    }

    @Test
    void failsForBytesThatAreNoText() {
        message.setHeader("trace", new byte[] {(byte) 0xFF, 0});

        assertThatThrownBy(() -> request.process(exchange)).hasMessage("attribute 'trace' cannot be an HTTP header: its value is no text");
    }

    @Test
    void sendsBytesOfWhateverTheBodyIs() throws Exception {
        message.setBody("gr\u00fc\u00df");
        request.process(exchange);
        assertThat(message.getBody()).isEqualTo("gr\u00fc\u00df".getBytes(StandardCharsets.UTF_8));

        message.setBody(new RawBsonDocument(BsonDocument.parse("{\"a\": 1}"), new BsonDocumentCodec()));
        request.process(exchange);
        assertThat((byte[]) message.getBody()).hasSize(12);
    }

    @Test
    void namesAnEventWithoutABodyByItsKey() throws Exception {
        message.setHeader(WadiConstants.EVENT_ORIGIN, new HttpRoute.Origin("%1"));

        request.process(exchange);

        assertThat(message.getHeader("X-Wadi-Key")).isEqualTo("%25");
        assertThat(message.getBody()).isNull();
    }

    @Test
    void makesAKeyOfAnyIdAndAlwaysTheSame() {
        assertThat(IdempotencyKey.of("orders-0-17")).isEqualTo("orders-0-17");
        assertThat(IdempotencyKey.of("{\"_data\": \"82\"}")).matches("[0-9a-f]{64}").isEqualTo(IdempotencyKey.of("{\"_data\": \"82\"}"));
        assertThat(IdempotencyKey.of("x".repeat(500))).hasSize(64);
        assertThat(IdempotencyKey.of("a\nb")).hasSize(64);
        assertThat(IdempotencyKey.of("")).hasSize(64);
    }
}
