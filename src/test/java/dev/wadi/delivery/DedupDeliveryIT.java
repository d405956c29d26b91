package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.wadi.Main;
import dev.wadi.camel.dedup.BatchIdempotentRepository;
import dev.wadi.camel.dedup.FileIdempotentRepository;
import dev.wadi.camel.dedup.MongoDbIdempotentRepository;
import dev.wadi.camel.dedup.RedisIdempotentRepository;
import dev.wadi.servers.ChildCommand;
import dev.wadi.servers.ChildProcess;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.RedisBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import dev.wadi.testkit.junit.RedisInstance;
import dev.wadi.testkit.kafka.OrderedProducer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole program with dedup, while it is killed and while its position is rewound.
 *
 * <p>Longer: {@code -Ddelivery.kills=20 -Ddelivery.changes=50000}.
 */
class DedupDeliveryIT {

    private static final int KILLS = Integer.getInteger("delivery.kills", 3);
    private static final int EVENTS = Integer.getInteger("delivery.changes", 6_000);
    private static final int BATCH = 100;
    private static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @MongoReplicaSet
    static MongoBackend mongo;

    @KafkaBroker(properties = "group.min.session.timeout.ms=1000")
    static KafkaBackend kafka;

    @RedisInstance(password = "hunter2")
    static RedisBackend redis;

    @TempDir
    Path folder;

    private final String database = "db-" + UUID.randomUUID();
    private final Random random = new Random(20261121);
    private MongoClient client;
    private WadiProgram wadi;
    private ArrivedEvents arrived;
    private String source;
    private int written;

    /** What was known at a kill: how many had arrived, which of them the keys said were delivered. */
    private record Kill(List<String> arrived, Set<String> confirmed) {}

    @BeforeEach
    void connect() throws Exception {
        client = MongoClients.create(mongo.connectionString());
        client.getDatabase(database).createCollection("orders");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(database, PARTITIONS, (short) 1),
                    new NewTopic(database + "-copy", PARTITIONS, (short) 1))).all().get();
        }
    }

    @AfterEach
    void close() {
        wadi.close();
        arrived.close();
        client.close();
    }

    @ParameterizedTest
    @CsvSource({"mongodb, file", "kafka, redis"})
    void repeatsNothingThatWasConfirmedBeforeAKill(String from, String store) {
        start(from, store);
        int round = EVENTS / KILLS;
        List<Kill> kills = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            int target = arrived.different() + 1 + random.nextInt(round - 1);
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(round));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> arrived.different() >= target);
            wadi.kill();
            writing.join();
            kills.add(new Kill(arrived.readAll(), confirmed(store, arrived.readAll())));
            wadi.start();
        }

        awaitAll();
        List<String> all = arrived.readAll();
        int unconfirmed = 0;
        Set<String> openBefore = Set.of();
        for (Kill kill : kills) {
            assertThat(all.subList(kill.arrived().size(), all.size())).doesNotContainAnyElementsOf(kill.confirmed());
            Set<String> open = new HashSet<>(kill.arrived());
            open.removeAll(kill.confirmed());
            unconfirmed += open.size();
            // what was open at the kill before and did not come again in between is open still
            Set<String> newlyOpen = new HashSet<>(open);
            newlyOpen.removeAll(openBefore);
            assertThat(newlyOpen.size()).isLessThanOrEqualTo(BATCH);
            openBefore = open;
        }
        System.out.println(from + " with keys in " + store + ": " + written + " events, " + KILLS + " kills, " + arrived.repeats()
                + " repeats of " + unconfirmed + " unconfirmed at the kills");
        assertThat(arrived.repeats()).isLessThanOrEqualTo(unconfirmed);
    }

    @ParameterizedTest
    @CsvSource({"mongodb, mongodb", "kafka, file"})
    void repeatsNothingAfterARewind(String from, String store) {
        start(from, store);
        for (int part = 0; part < 6; part++) {
            write(200);
            awaitAll();
        }

        rewind(from);
        wadi.start();
        write(200);
        awaitAll();
        assertThat(arrived.repeats()).isZero();

        // and without the keys it would have repeated: the rewind went back
        rewind(from);
        keys(store).clear();
        wadi.start();
        await().atMost(PATIENCE).until(() -> arrived.repeats() > 0 || !wadi.alive());
        assertThat(wadi.alive()).as(wadi.lastLines()).isTrue();
    }

    private void start(String from, String store) {
        source = from;
        arrived = new ArrivedEvents(kafka.bootstrapServers(), database + "-copy", PARTITIONS,
                from.equals("mongodb") ? record -> header(record, "event_id")
                        : record -> header(record, "topic") + "-" + header(record, "partition") + "-" + header(record, "offset")
                                + "@" + record.timestamp());
        wadi = new WadiProgram(folder, definition(from, store));
        wadi.startAndAwait("orders-copy: running");
        write(1);
        awaitAll();
    }

    private void awaitAll() {
        await().atMost(PATIENCE).until(() -> arrived.different() >= written || !wadi.alive());
        assertThat(wadi.alive()).as(wadi.lastLines()).isTrue();
        assertThat(arrived.different()).isEqualTo(written);
    }

    /** Stops the connector and goes back to its oldest position in every lane. */
    private void rewind(String from) {
        assertThat(wadi.terminate(Duration.ofSeconds(20))).as(wadi.lastLines()).isZero();
        List<String> lanes = from.equals("mongodb") ? List.of("orders-copy") : IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> "orders-copy/" + database + "/" + partition).toList();
        for (String lane : lanes) {
            try (ChildProcess positions = ChildProcess.start(ChildCommand.javaMain(folder.resolve("positions.log"), Main.class,
                    "positions", "rewind", lane, "--back", "5").withDirectory(folder)
                    .withEnvironment("WADI_STATE", folder.resolve("state").toString()))) {
                assertThat(positions.awaitExit(PATIENCE)).as(positions.lastLines()).isZero();
            }
        }
    }

    private void write(int count) {
        if (source.equals("mongodb")) {
            client.getDatabase(database).getCollection("orders").insertMany(
                    IntStream.range(written, written + count).mapToObj(number -> new Document("_id", number)).toList());
        } else {
            produce(count);
        }
        written += count;
    }

    private void produce(int count) {
        try (KafkaProducer<byte[], byte[]> producer = OrderedProducer.to(kafka.bootstrapServers())) {
            List<Future<?>> sent = new ArrayList<>();
            for (int number = written; number < written + count; number++) {
                byte[] key = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
                byte[] value = ("{\"_id\":" + number + "}").getBytes(StandardCharsets.UTF_8);
                sent.add(producer.send(new ProducerRecord<>(database, key, value)));
            }
            for (Future<?> send : sent) {
                send.get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<String> confirmed(String store, List<String> events) {
        BatchIdempotentRepository keys = keys(store);
        try {
            return keys.known(new HashSet<>(events));
        } finally {
            keys.stop();
        }
    }

    /** The program's own keys, as it left them. */
    private BatchIdempotentRepository keys(String store) {
        switch (store) {
            case "file" -> {
                FileIdempotentRepository keys = new FileIdempotentRepository();
                keys.setName("orders-copy");
                keys.setDirectory(folder.resolve("state/dedup").toString());
                return keys;
            }
            case "mongodb" -> {
                MongoDbIdempotentRepository keys = new MongoDbIdempotentRepository();
                keys.setName("orders-copy");
                keys.setClient(client);
                keys.setDatabase(database);
                keys.setCollection("delivered");
                return keys;
            }
            default -> {
                RedisIdempotentRepository keys = new RedisIdempotentRepository();
                keys.setName("orders-copy");
                keys.setUrl(redis.url());
                keys.setPrefix(database);
                return keys;
            }
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private String definition(String from, String store) {
        String dedup = switch (store) {
            case "file" -> "{ store = \"file\" }";
            case "mongodb" -> "{ store = \"mongodb\", service_name = \"mongo\", resource = \"delivered\" }";
            default -> "{ store = \"redis\", service_name = \"cache\", resource = \"" + database + "\" }";
        };
        String read = from.equals("mongodb")
                ? "{ service_name = \"mongo\", resource = \"orders\", output_encoding = \"json\", event_attributes = true }"
                : "{ service_name = \"kafka\", resource = \"" + database
                        + "\", input_encoding = \"json\", output_encoding = \"json\" }";
        return """
                [[services]]
                provider = "mongodb"
                name = "mongo"
                connection_string = "%s"
                db_name = "%s"

                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"
                "auto.offset.reset" = "earliest"
                "session.timeout.ms" = 2000
                "heartbeat.interval.ms" = 500

                [[services]]
                provider = "redis"
                name = "cache"
                url = "%s"

                [[connectors]]
                name = "orders-copy"
                max_batch_size = %d
                dedup = %s
                source = %s
                sinks = [ { service_name = "kafka", resource = "%s-copy", output_encoding = "json" } ]
                """.formatted(mongo.connectionString(), database, kafka.bootstrapServers(), redis.url(), BATCH, dedup, read, database);
    }
}
