package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.PubSubBackend;
import dev.wadi.testkit.fault.Fault;
import dev.wadi.testkit.fault.FaultRun;
import dev.wadi.testkit.fault.Seed;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.PubSubService;
import dev.wadi.testkit.ledger.DeliveryPromise;
import dev.wadi.testkit.ledger.Ledger;
import dev.wadi.testkit.ledger.LedgerReport;
import dev.wadi.testkit.network.TcpProxy;
import dev.wadi.testkit.pubsub.PubSubProject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program between a broker and the Pub/Sub emulator, with a ledger of every message, while it is killed and while its
 * connection breaks. Longer, and the same choices again: {@link DeliveryLoad}, {@link Seed}.
 */
class PubSubDeliveryIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int KEYS = 40;
    /** What was on its way into a stream that broke comes when its deadline has passed, and the emulator sends later ones of its key before. */
    private static final int MANY_KEYS = 1_000_000;
    private static final Duration PAST_THE_DEADLINE = Duration.ofSeconds(12);
    /** Messages of many keys are under way at once, so numbers say nothing about how far back a repeat is. */
    private static final DeliveryPromise AT_LEAST_ONCE = DeliveryPromise.atLeastOnce(Integer.MAX_VALUE);

    // A killed member keeps its partitions until its session is over: ten seconds by Wadi's default, for each kill.
    @KafkaBroker(properties = "group.min.session.timeout.ms=1000")
    static KafkaBackend kafka;

    @PubSubService
    static PubSubBackend pubSub;

    @TempDir
    Path folder;

    private final Ledger ledger = new Ledger();
    private WadiProgram wadi;

    @AfterEach
    void close() {
        if (wadi != null) {
            wadi.close();
        }
    }

    @Test
    void deliversEveryMessageInOrderWhileWadiIsKilled() throws Exception {
        Seed seed = Seed.of("subscriptionToTopic");
        try (PubSubProject project = project(seed); TopicReader reader = reader(seed)) {
            wadi = new WadiProgram(folder, definition(pubSub.endpoint()) + toKafka(seed.test()));
            wadi.start();
            Random random = seed.random();

            // the emulator gives the next reader later messages of a key before the deadline of those has passed that the killed one held
            Fault kill = new Fault("kill -9 of Wadi", wadi::kill, PAST_THE_DEADLINE, wadi::start);
            strike(seed, kill, DeliveryLoad.kills(1), DeliveryLoad.changes(1000), count -> publish(project, seed, random, KEYS, count),
                    reader::failure);

            awaitDelivery(seed, reader::failure).assertKept(AT_LEAST_ONCE);
        }
    }

    @Test
    void publishesEveryRecordInOrderWhileWadiIsKilled() throws Exception {
        Seed seed = Seed.of("topicToSubscription");
        topic(seed);
        try (PubSubProject project = project(seed);
                SubscriptionReader reader = new SubscriptionReader(pubSub.endpoint(), "wadi", seed.test(), ledger);
                RecordWriter writer = new RecordWriter(kafka.bootstrapServers(), seed.test(), ledger, KEYS, seed.random())) {
            wadi = new WadiProgram(folder, definition(pubSub.endpoint()) + """
                    [[connectors]]
                    name = "orders-out"
                    max_batch_size = 100
                    source = { service_name = "kafka", resource = "%1$s", input_encoding = "json", output_encoding = "json" }
                    sinks = [{ service_name = "pubsub", resource = "%1$s", output_encoding = "json", ordering_key = "key" }]
                    """.formatted(seed.test()));
            wadi.start();

            strike(seed, killOfWadi(), DeliveryLoad.kills(3), DeliveryLoad.changes(3000), writer::write, reader::failure);

            awaitDelivery(seed, reader::failure).assertKept(AT_LEAST_ONCE);
        }
    }

    @Test
    void readsOnWhereTheConnectionBroke() throws Exception {
        Seed seed = Seed.of("brokenConnection");
        try (TcpProxy proxy = TcpProxy.before(pubSub.endpoint()); PubSubProject project = project(seed); TopicReader reader = reader(seed)) {
            wadi = new WadiProgram(folder, definition(proxy.address()) + toKafka(seed.test()));
            wadi.start();
            Random random = seed.random();

            strike(seed, Fault.cut("the connection to Pub/Sub", proxy), 3, 900, count -> publish(project, seed, random, MANY_KEYS, count),
                    reader::failure);
            strike(seed, Fault.outage("the connection to Pub/Sub", proxy, Duration.ofSeconds(2)), 1, 300,
                    count -> publish(project, seed, random, MANY_KEYS, count), reader::failure);

            awaitDelivery(seed, reader::failure).assertKept(AT_LEAST_ONCE);
            assertThat(wadi.lines()).anyMatch(line -> line.contains("reconnecting")).noneMatch(line -> line.contains("orders-in: failed"));
        }
    }

    private void strike(Seed seed, Fault fault, int strikes, int messages, IntConsumer writer,
            Supplier<Throwable> readerFailure) {
        FaultRun faults = new FaultRun(seed, ledger::arrivals, () -> assertGoingOn(readerFailure));
        System.out.println(seed.test() + ": " + faults.strike(fault, strikes, messages, writer));
    }

    private LedgerReport awaitDelivery(Seed seed, Supplier<Throwable> readerFailure) {
        await().atMost(PATIENCE).until(() -> {
            assertGoingOn(readerFailure);
            return ledger.complete();
        });
        System.out.println(seed.test() + ": " + ledger.report().summary());
        return ledger.report();
    }

    private void assertGoingOn(Supplier<Throwable> readerFailure) {
        assertThat(readerFailure.get()).isNull();
        assertThat(wadi.alive()).as(wadi.lastLines()).isTrue();
    }

    private Fault killOfWadi() {
        return Fault.of("kill -9 of Wadi", wadi::kill, wadi::start);
    }

    private void publish(PubSubProject project, Seed seed, Random random, int keys, int count) {
        List<Long> numbers = new ArrayList<>();
        List<PubsubMessage> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = "order-" + random.nextInt(keys);
            long number = ledger.attempt(key);
            numbers.add(number);
            messages.add(PubsubMessage.newBuilder().setOrderingKey(key).setData(ByteString.copyFromUtf8(
                    new Document("_id", (int) number).append("content", Ledger.content(number)).toJson())).build());
        }
        project.publish(seed.test(), messages);
        numbers.forEach(ledger::confirm);
    }

    private static PubSubProject project(Seed seed) {
        PubSubProject project = new PubSubProject(pubSub.endpoint(), "wadi");
        project.topic(seed.test());
        project.subscription(seed.test());
        return project;
    }

    private TopicReader reader(Seed seed) throws ExecutionException, InterruptedException {
        topic(seed);
        return new TopicReader(kafka.bootstrapServers(), seed.test(), 1, ledger);
    }

    private static void topic(Seed seed) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(seed.test(), 1, (short) 1))).all().get();
        }
    }

    private static String definition(String endpoint) {
        return """
                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"
                "auto.offset.reset" = "earliest"
                "session.timeout.ms" = 2000
                "heartbeat.interval.ms" = 500

                [[services]]
                provider = "pubsub"
                name = "pubsub"
                project_id = "wadi"
                endpoint = "%s"

                """.formatted(kafka.bootstrapServers(), endpoint);
    }

    private static String toKafka(String name) {
        return """
                [[connectors]]
                name = "orders-in"
                max_batch_size = 50
                source = { service_name = "pubsub", resource = "%1$s", input_encoding = "json", output_encoding = "json", ack_deadline = "10s" }
                sinks = [{ service_name = "kafka", resource = "%1$s", output_encoding = "json" }]
                """.formatted(name);
    }
}
