package dev.wadi.benchmark.loop;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.changestream.FullDocument;
import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.avro.AvroPlan;
import dev.wadi.camel.encoding.avro.BsonToAvro;
import dev.wadi.camel.encoding.json.BsonToFlatJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * A change stream to a Kafka topic as JSON or Avro: one thread reads and converts, one sends, awaits and saves the position. What
 * arrives while one batch is with the broker becomes the next, so that many small replies do not each wait for their own answer.
 *
 * <p>Lifecycle: runs until it is killed; any error ends it.
 */
public final class MongoToKafkaLoop {

    private final LoopSettings settings;
    private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
    /** Events that may still be converted before any is sent: one batch waits while one is with the broker. */
    private final Semaphore room;

    private MongoToKafkaLoop(LoopSettings settings) {
        this.settings = settings;
        this.room = new Semaphore(settings.batchSize());
    }

    private record Reply(List<ProducerRecord<byte[], byte[]>> records, RawBsonDocument lastEvent) {}

    /** @param arguments the settings file */
    public static void main(String[] arguments) throws Exception {
        MongoToKafkaLoop loop = new MongoToKafkaLoop(LoopSettings.read(Path.of(arguments[0])));
        PositionFile position = new PositionFile(loop.settings.positionFile());
        BsonDocument start = position.read();
        Thread reader = new Thread(() -> {
            try {
                loop.read(start);
            } catch (Exception e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        }, "reader");
        reader.setDaemon(true);
        reader.start();
        loop.send(position);
    }

    private void read(BsonDocument start) throws InterruptedException {
        ChangeRecords records = new ChangeRecords(
                settings.topic(), settings.database(), settings.collection(), transcoder());
        try (MongoClient client = MongoClients.create(settings.connectionString());
                MongoChangeStreamCursor<RawBsonDocument> cursor = open(client, start)) {
            while (true) {
                RawBsonDocument event = cursor.tryNext();
                if (event == null) {
                    continue;
                }
                List<ProducerRecord<byte[], byte[]>> converted = new ArrayList<>(1 + cursor.available());
                converted.add(records.of(event));
                while (cursor.available() > 0 && converted.size() < settings.batchSize()) {
                    event = cursor.next();
                    converted.add(records.of(event));
                }
                room.acquire(converted.size());
                replies.put(new Reply(converted, event));
            }
        }
    }

    private Transcoder transcoder() {
        return settings.schema() == null ? new BsonToFlatJson() : new BsonToAvro(AvroPlan.of(settings.schema(), "the settings"));
    }

    private MongoChangeStreamCursor<RawBsonDocument> open(MongoClient client, BsonDocument start) {
        return (MongoChangeStreamCursor<RawBsonDocument>) client.getDatabase(settings.database())
                .getCollection(settings.collection())
                .watch()
                .startAfter(start)
                .batchSize(settings.batchSize())
                .maxAwaitTime(500, TimeUnit.MILLISECONDS)
                .fullDocument(FullDocument.UPDATE_LOOKUP)
                .withDocumentClass(RawBsonDocument.class)
                .cursor();
    }

    private void send(PositionFile position) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(producerProperties())) {
            List<Future<RecordMetadata>> answers = new ArrayList<>(settings.batchSize());
            List<Reply> batch = new ArrayList<>();
            while (true) {
                batch.add(replies.take());
                replies.drainTo(batch);
                for (Reply reply : batch) {
                    room.release(reply.records().size());
                    for (ProducerRecord<byte[], byte[]> record : reply.records()) {
                        answers.add(producer.send(record));
                    }
                }
                for (Future<RecordMetadata> answer : answers) {
                    answer.get();
                }
                answers.clear();
                position.write(batch.get(batch.size() - 1).lastEvent().getDocument("_id"));
                batch.clear();
            }
        }
    }

    /** The same as those of a compiled route. */
    private Properties producerProperties() {
        Properties properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 262_144);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return properties;
    }
}
