package dev.wadi.benchmark.measure;

import dev.wadi.benchmark.side.PubSubSide;
import dev.wadi.benchmark.side.PubSubTransfer;
import dev.wadi.benchmark.side.Side;
import dev.wadi.benchmark.side.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.BsonDocument;

/**
 * Lets the sides do the same transfers in turns, each run in a process of its own, and hands out the results.
 *
 * <p>Rounds alternate, so that whatever slows the machine for a while slows both sides alike.
 */
public final class Contest {

    private static final Duration DRAIN_TIMEOUT = Duration.ofMinutes(10);
    private static final String BACKLOG = "orders";

    private final Site site;
    private final List<Side> sides;
    private final Load load;
    private final Path folder;
    private final Consumer<String> teller;
    private int run;

    /** @param teller told in a line what each run came to */
    public Contest(Site site, List<Side> sides, Load load, Path folder, Consumer<String> teller) {
        this.site = site;
        this.sides = List.copyOf(sides);
        this.load = load;
        this.folder = folder;
        this.teller = teller;
    }

    /** A backlog of changes of a collection to a topic, as JSON. */
    public Result mongoToKafka() {
        return mongoToKafka("MongoDB to Kafka, backlog", sides, BACKLOG, null, TopicDestination::new);
    }

    /** The same as JSON, for sides of which some write in transactions; the first one is the yardstick. */
    public Result mongoToKafkaOnce(List<Side> transactional) {
        return mongoToKafka("MongoDB to Kafka, committed, backlog", transactional, BACKLOG + "-once", null, CommittedRecords::new);
    }

    /** A backlog of changes of a collection to a topic, as Avro with a schema that has every field. */
    public Result mongoToKafkaAsAvro() {
        return mongoToKafka("MongoDB to Kafka as Avro, backlog", sides, BACKLOG + "-avro", OrderSchema.AVRO, TopicDestination::new);
    }

    private Result mongoToKafka(String title, List<Side> competing, String collection, String schema,
            BiFunction<String, String, Destination> arrivals) {
        Orders orders = new Orders(load.size());
        BsonDocument start = site.createCollection(collection);
        site.insertOrders(collection, orders, load.total());
        Drain drain = new Drain(load.warmUp(), load.total(), load.size(), DRAIN_TIMEOUT);
        Result result = contest(title, competing, (side, name) -> {
            site.createTopic(name);
            try (Destination destination = arrivals.apply(site.brokers(), name)) {
                return drain.run(side, transfer(true, collection, name, "insert", start).withSchema(schema), destination,
                        runFolder(name), load.jvmOptions());
            } finally {
                site.deleteTopic(name);
            }
        });
        site.collection(collection).drop();
        return result;
    }

    /** A backlog of changes of a collection, each posted as JSON to an HTTP server, so many at once. */
    public Result mongoToHttp(int inFlight) {
        Orders orders = new Orders(load.size());
        String collection = BACKLOG + "-http";
        BsonDocument start = site.createCollection(collection);
        site.insertOrders(collection, orders, load.total());
        Drain drain = new Drain(load.warmUp(), load.total(), load.size(), DRAIN_TIMEOUT);
        Result result = contest("MongoDB to HTTP, " + inFlight + " at once, backlog", sides, (side, name) -> {
            try (HttpDestination destination = new HttpDestination()) {
                Transfer transfer = transfer(true, collection, name, "insert", start).toHttp(destination.address(), inFlight);
                return drain.run(side, transfer, destination, runFolder(name), load.jvmOptions());
            }
        });
        site.collection(collection).drop();
        return result;
    }

    /** A backlog of JSON records of a topic to a collection. */
    public Result kafkaToMongo(String writeMode) {
        Orders orders = new Orders(load.size());
        String topic = BACKLOG + "-" + writeMode;
        site.createTopic(topic);
        site.sendOrders(topic, orders, load.total());
        Drain drain = new Drain(load.warmUp(), load.total(), orders.json(0).length, DRAIN_TIMEOUT);
        Result result = contest("Kafka to MongoDB, " + writeMode + ", backlog", sides, (side, name) -> {
            site.database().createCollection(name);
            try (Destination destination = new CollectionDestination(site.collection(name))) {
                return drain.run(side, transfer(false, name, topic, writeMode, null), destination, runFolder(name),
                        load.jvmOptions());
            } finally {
                site.collection(name).drop();
            }
        });
        site.deleteTopic(topic);
        return result;
    }

    /** Inserts at a fixed rate, to a topic as JSON. */
    public Result live(int rate) {
        Orders orders = new Orders(load.size());
        Live live = new Live(rate, load.liveWarmUpSeconds(), load.liveSeconds(), load.size());
        return contest("MongoDB to Kafka, " + rate + " inserts/s", sides, (side, name) -> {
            BsonDocument start = site.createCollection(name);
            site.createTopic(name);
            try {
                return live.run(side, transfer(true, name, name, "insert", start), site, orders, runFolder(name),
                        load.jvmOptions());
            } finally {
                site.deleteTopic(name);
                site.collection(name).drop();
            }
        });
    }

    /** A backlog of JSON messages of a subscription to a Kafka topic. */
    public Result pubSubToKafka() {
        Orders orders = new Orders(load.size());
        Drain drain = new Drain(load.warmUp(), load.total(), orders.json(0).length, DRAIN_TIMEOUT);
        try (PubSubSite pubSub = new PubSubSite()) {
            return pubSubContest("Pub/Sub to Kafka, backlog", (side, name) -> {
                pubSub.create(name);
                pubSub.publishOrders(name, orders, load.total());
                site.createTopic(name);
                try (Destination destination = new TopicDestination(site.brokers(), name)) {
                    return drain.run(side.title(), side.prepare(new PubSubTransfer(true, pubSub.endpoint(), PubSubSite.PROJECT, name,
                            site.brokers(), name, load.batchSize(), name), runFolder(name), load.jvmOptions()), destination);
                } finally {
                    site.deleteTopic(name);
                    pubSub.delete(name);
                }
            });
        }
    }

    /** A backlog of JSON records of a Kafka topic to a Pub/Sub topic that has no subscription, which costs the emulator least. */
    public Result kafkaToPubSub() {
        Orders orders = new Orders(load.size());
        String topic = BACKLOG + "-to-pubsub";
        site.createTopic(topic);
        site.sendOrders(topic, orders, load.total());
        Drain drain = new Drain(load.warmUp(), load.total(), orders.json(0).length, DRAIN_TIMEOUT);
        try (PubSubSite pubSub = new PubSubSite()) {
            return pubSubContest("Kafka to Pub/Sub, backlog", (side, name) -> {
                pubSub.createTopic(name);
                try (Destination destination = new GroupDestination(site.brokers(), name, topic)) {
                    return drain.run(side.title(), side.prepare(new PubSubTransfer(false, pubSub.endpoint(), PubSubSite.PROJECT, name,
                            site.brokers(), topic, load.batchSize(), name), runFolder(name), load.jvmOptions()), destination);
                }
            });
        } finally {
            site.deleteTopic(topic);
        }
    }

    private Result pubSubContest(String title, Run<PubSubSide> one) {
        return contest(title, List.of(PubSubSide.values()), PubSubSide::title, one);
    }

    private interface Run<S> {
        Figures of(S side, String name);
    }

    private Result contest(String title, List<Side> competing, Run<Side> one) {
        return contest(title, competing, Side::title, one);
    }

    private <S> Result contest(String title, List<S> competing, Function<S, String> titles, Run<S> one) {
        List<List<Figures>> figures = new ArrayList<>();
        competing.forEach(side -> figures.add(new ArrayList<>()));
        for (int round = 0; round < load.rounds(); round++) {
            for (int turn = 0; turn < competing.size(); turn++) {
                // Who goes first changes from round to round.
                int index = (turn + round) % competing.size();
                Figures result = one.of(competing.get(index), "bench-" + ++run);
                figures.get(index).add(result);
                teller.accept("%s, round %d, %s: %s".formatted(title, round + 1, titles.apply(competing.get(index)), Table.line(result)));
            }
        }
        return new Result(title, competing.stream().map(titles).toList(), figures);
    }

    private Transfer transfer(boolean fromMongo, String collection, String topic, String writeMode, BsonDocument start) {
        return new Transfer(fromMongo, site.connectionString(), Site.DATABASE, collection, site.brokers(), topic,
                load.batchSize(), "bench-" + run, writeMode, start, null, null, 1);
    }

    private Path runFolder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
