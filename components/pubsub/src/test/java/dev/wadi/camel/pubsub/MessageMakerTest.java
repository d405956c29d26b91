package dev.wadi.camel.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.pubsub.v1.PubsubMessage;
import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class MessageMakerTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Message event = new DefaultExchange(context).getMessage();
    private final MessageMaker maker = new MessageMaker(OrderingKeys.none);
    private final MessageMaker ordered = new MessageMaker(OrderingKeys.key);

    @Test
    void makesAttributesOfHeaders() {
        event.setBody("{}".getBytes(StandardCharsets.UTF_8));
        event.setHeader("operation_type", "insert");
        event.setHeader("bytes", "réd".getBytes(StandardCharsets.UTF_8));
        event.setHeader("number", 7);
        event.setHeader("nothing", null);

        PubsubMessage message = maker.make(event);

        assertThat(message.getData().toStringUtf8()).isEqualTo("{}");
        assertThat(message.getAttributesMap())
                .isEqualTo(Map.of("operation_type", "insert", "bytes", "réd", "number", "7", "nothing", ""));
        assertThat(message.getOrderingKey()).isEmpty();
    }

    @Test
    void leavesOutWhatSteersAndWhatTheServiceSets() {
        event.setBody("text");
        event.setHeader("cAmElHttpUri", "http://evil");
        event.setHeader("kafka.OVERRIDE_TOPIC", "evil");
        event.setHeader("googclient_schemaname", "projects/p/schemas/s");

        assertThat(maker.make(event).getAttributesMap()).isEmpty();
    }

    @Test
    void keepsAnEventWithoutABodyWhereItHasAttributes() {
        event.setHeader("operation_type", "delete");
        assertThat(maker.make(event).getData().isEmpty()).isTrue();

        event.removeHeader("operation_type");
        assertThatThrownBy(() -> maker.make(event)).isInstanceOf(PubSubException.class).hasMessageContaining("neither a body nor");
    }

    @Test
    void refusesWhatPubSubDoesNotTake() {
        event.setBody("text");
        refuses("google", "x", "begins with 'goog'");
        refuses("n".repeat(257), "x", "has 257 bytes");
        refuses("é".repeat(129), "x", "has 258 bytes");
        refuses("long", "v".repeat(1025), "'long' has 1025 bytes");
        refuses("binary", new byte[] {(byte) 0xff}, "'binary' is no text");
        for (int number = 0; number < 101; number++) {
            event.setHeader("attribute-" + number, "x");
        }
        assertThatThrownBy(() -> maker.make(event)).hasMessageContaining("101 attributes").hasNoCause();
    }

    @Test
    void refusesMoreThanARequestHolds() {
        event.setBody(new byte[9_990_000]);
        assertThat(maker.make(event).getData().size()).isEqualTo(9_990_000);
        event.setBody(new byte[10_000_000]);
        assertThatThrownBy(() -> maker.make(event)).isInstanceOf(PubSubException.class).hasMessageContaining("10 MB").hasNoCause();
    }

    @Test
    void takesTheKeyAsOrderingKey() {
        event.setBody("text");
        assertThat(ordered.make(event).getOrderingKey()).isEmpty();
        event.setHeader(WadiConstants.EVENT_ORIGIN, new Keyed("clé".getBytes(StandardCharsets.UTF_8)));
        assertThat(ordered.make(event).getOrderingKey()).isEqualTo("clé");
        assertThat(maker.make(event).getOrderingKey()).isEmpty();
        event.setHeader(WadiConstants.EVENT_ORIGIN, new Keyed(new byte[] {(byte) 0xc3}));
        assertThatThrownBy(() -> ordered.make(event)).hasMessageContaining("its key is no text");
        event.setHeader(WadiConstants.EVENT_ORIGIN, new Keyed(new byte[1025]));
        assertThatThrownBy(() -> ordered.make(event)).hasMessageContaining("its key has 1025 bytes");
    }

    private void refuses(String name, Object value, String message) {
        event.setHeader(name, value);
        assertThatThrownBy(() -> maker.make(event)).isInstanceOf(PubSubException.class).hasMessageContaining(message).hasNoCause();
        event.removeHeader(name);
    }

    /** An origin of which only the key is looked at. */
    record Keyed(byte[] key) implements EventOrigin {
        @Override
        public String id() {
            return "1";
        }

        @Override
        public String position() {
            return "{}";
        }

        @Override
        public long timestampMillis() {
            return -1;
        }

        @Override
        public int sizeInBytes() {
            return 0;
        }

        @Override
        public byte[] originalBody() {
            return null;
        }

        @Override
        public Map<String, Object> originalAttributes() {
            return Map.of();
        }
    }
}
