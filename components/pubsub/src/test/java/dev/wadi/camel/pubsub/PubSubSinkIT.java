package dev.wadi.camel.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.pubsub.v1.PubsubMessage;
import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import dev.wadi.camel.delivery.NotAttemptedException;
import dev.wadi.testkit.PubSubBackend;
import dev.wadi.testkit.junit.PubSubService;
import dev.wadi.testkit.pubsub.PubSubProject;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PubSubSinkIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String SCHEMA = """
            {"type": "record", "name": "Number", "fields": [{"name": "n", "type": "string"}]}
            """;

    @PubSubService
    static PubSubBackend pubSub;

    private final String name = "sink-" + NAMES.incrementAndGet();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PubSubClient client = new PubSubClient();
    private PubSubProject project;

    @BeforeEach
    void open() {
        project = new PubSubProject(pubSub.endpoint(), "wadi");
        client.setProject("wadi");
        client.setEndpoint(pubSub.endpoint());
        client.setLogin(PubSubLogin.none);
        context.getRegistry().bind("pubsub", client);
    }

    @AfterEach
    void close() {
        context.stop();
        client.close();
        project.close();
    }

    @Test
    void publishesABatchOfManyRequests() throws Exception {
        topic();
        List<Exchange> events = events(2500);

        assertThat(publish("", events)).isNull();

        List<PubsubMessage> messages = project.receive(name, 2500, PATIENCE);
        assertThat(messages).extracting(message -> message.getData().toStringUtf8()).contains("0", "999", "1000", "2499");
        assertThat(messages).allMatch(message -> message.getOrderingKey().isEmpty());
    }

    @Test
    void keepsTheOrderOfEachKey() throws Exception {
        topic();

        assertThat(publish("&orderingKey=key", events(600))).isNull();

        List<PubsubMessage> messages = project.receive(name, 600, PATIENCE);
        for (int key = 0; key < 10; key++) {
            String orderingKey = "key-" + key;
            assertThat(messages.stream().filter(message -> message.getOrderingKey().equals(orderingKey))
                    .map(message -> Integer.valueOf(message.getData().toStringUtf8())).toList()).hasSize(60).isSorted();
        }
    }

    @Test
    void publishesMessagesThatAreTooMuchForOneRequest() throws Exception {
        topic();
        List<Exchange> events = events(3);
        events.forEach(event -> event.getMessage().setBody(new byte[4_500_000]));

        assertThat(publish("", events)).isNull();

        assertThat(project.receive(name, 3, PATIENCE)).allMatch(message -> message.getData().size() == 4_500_000);
    }

    @Test
    void findsTheMessageThatTheTopicsSchemaDoesNotTake() throws Exception {
        project.topic(name, SCHEMA);
        project.subscription(name);
        List<Exchange> events = events(2300);
        for (Exchange event : events) {
            byte[] text = event.getMessage().getBody(String.class).getBytes(StandardCharsets.UTF_8);
            byte[] datum = new byte[text.length + 1];
            datum[0] = (byte) (text.length * 2);
            System.arraycopy(text, 0, datum, 1, text.length);
            event.getMessage().setBody(datum);
        }
        events.get(1234).getMessage().setBody(new byte[] {1, 2, 3});

        Throwable failure = publish("", events);

        assertThat(Faults.of(failure)).isEqualTo(Fault.EVENT);
        assertThat(events.get(1234).getException()).isSameAs(failure);
        assertThat(events).filteredOn(event -> event.getException() != null).hasSize(1);
        assertThat(project.receive(name, 2299, PATIENCE)).extracting(PubsubMessage::getData).doesNotHaveDuplicates();
        assertThat(project.receiveWhatIsThere(name)).as("repeats of requests that the topic has").isEmpty();
    }

    @Test
    void triesNothingOfAKeyBehindItsFailedMessage() throws Exception {
        project.topic(name, SCHEMA);
        project.subscription(name);
        List<Exchange> events = events(30);
        events.forEach(event -> event.getMessage().setBody(new byte[] {2, 'a'}));
        events.get(13).getMessage().setBody(new byte[] {1, 2, 3});

        Throwable failure = publish("&orderingKey=key", events);

        assertThat(events.get(13).getException()).isSameAs(failure);
        assertThat(events.get(23).getException()).isSameAs(NotAttemptedException.INSTANCE);
        assertThat(events).filteredOn(event -> event.getException() != null).hasSize(2);
        assertThat(project.receive(name, 28, PATIENCE)).hasSize(28);
    }

    @Test
    void saysThatTheTopicIsMissing() throws Exception {
        List<Exchange> events = events(3);

        Throwable failure = publish("", events);

        assertThat(failure).hasMessageContaining("projects/wadi/topics/" + name).hasMessageContaining("NOT_FOUND");
        assertThat(Faults.of(failure)).isEqualTo(Fault.SINK);
        assertThat(events).allMatch(event -> event.getException() != null);
    }

    @Test
    void saysThatTheLoginMayNotPublish() throws Exception {
        try (RefusingServer server = RefusingServer.with(Status.UNAUTHENTICATED.withDescription("who are you"))) {
            client.setEndpoint(server.endpoint());

            Throwable failure = publish("", events(3));

            assertThat(failure).hasMessageContaining("UNAUTHENTICATED: who are you");
            assertThat(Faults.of(failure)).isEqualTo(Fault.SINK);
        }
    }

    @Test
    void publishesASingleMessage() throws Exception {
        topic();
        Exchange single = new DefaultExchange(context);
        single.getMessage().setBody("one");
        Producer producer = producer("");
        producer.process(single);
        assertThat(project.receive(name, 1, PATIENCE)).extracting(message -> message.getData().toStringUtf8()).containsExactly("one");

        Exchange empty = new DefaultExchange(context);
        assertThatThrownBy(() -> producer.process(empty)).isInstanceOf(PubSubException.class);
    }

    @Test
    void waitsForNoAnswerLongerThanItsTimeout() throws Exception {
        topic();
        client.setRequestTimeout(3_000);
        pubSub.pause();
        try {
            Throwable failure = publish("", events(1));

            assertThat(Faults.of(failure)).isEqualTo(Fault.PASSING);
        } finally {
            pubSub.resume();
        }
        assertThat(publish("", events(1))).isNull();
    }

    private void topic() {
        project.topic(name);
        project.subscription(name);
    }

    private Throwable publish(String options, List<Exchange> events) throws Exception {
        Exchange batch = new DefaultExchange(context);
        batch.setProperty(WadiConstants.SETTLEMENT, new Settlement(events.size()));
        batch.getMessage().setBody(events);
        try {
            producer(options).process(batch);
            return null;
        } catch (PubSubException e) {
            return e;
        }
    }

    private Producer producer(String options) throws Exception {
        Producer producer = context.getEndpoint("pubsub-messages:" + name + "?client=#bean:pubsub" + options).createProducer();
        producer.start();
        return producer;
    }

    private List<Exchange> events(int count) {
        return new ArrayList<>(IntStream.range(0, count).mapToObj(number -> {
            Exchange event = new DefaultExchange(context);
            event.getMessage().setBody(Integer.toString(number));
            EventOrigin origin = new MessageMakerTest.Keyed(("key-" + number % 10).getBytes(StandardCharsets.UTF_8));
            event.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, origin);
            return event;
        }).toList());
    }
}
