package dev.wadi.benchmark.loop;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.json.JsonToBson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * A Kafka topic of JSON to a collection: while one batch is written as one ordered bulk write, the next is polled and converted;
 * its offsets are committed when the write is confirmed.
 *
 * <p>Lifecycle: runs until it is killed; any error ends it.
 */
public final class KafkaToMongoLoop {

    private static final BulkWriteOptions ORDERED = new BulkWriteOptions().ordered(true);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final LoopSettings settings;
    private final Transcoder transcoder = new JsonToBson();

    private KafkaToMongoLoop(LoopSettings settings) {
        this.settings = settings;
    }

    /** A batch with the server, and what may be committed behind it. */
    private record Written(Future<BulkWriteResult> answer, Map<TopicPartition, OffsetAndMetadata> offsets) {}

    /** @param arguments the settings file */
    public static void main(String[] arguments) throws Exception {
        try {
            new KafkaToMongoLoop(LoopSettings.read(Path.of(arguments[0]))).run();
        } catch (Exception e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private void run() throws Exception {
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try (MongoClient client = MongoClients.create(settings.connectionString());
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerProperties(settings))) {
            MongoCollection<RawBsonDocument> collection = client.getDatabase(settings.database())
                    .getCollection(settings.collection(), RawBsonDocument.class);
            consumer.subscribe(List.of(settings.topic()));
            Written last = null;
            while (true) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofMillis(last == null ? 100 : 0));
                List<WriteModel<RawBsonDocument>> writes = writes(polled);
                if (last != null) {
                    last.answer().get();
                    consumer.commitSync(last.offsets());
                    last = null;
                }
                if (!writes.isEmpty()) {
                    last = new Written(writer.submit(() -> collection.bulkWrite(writes, ORDERED)), behind(polled));
                }
            }
        }
    }

    private List<WriteModel<RawBsonDocument>> writes(ConsumerRecords<byte[], byte[]> polled) {
        boolean replaces = settings.writeMode().equals("replace");
        List<WriteModel<RawBsonDocument>> writes = new ArrayList<>(polled.count());
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            RawBsonDocument document = new RawBsonDocument(transcoder.transcode(record.value()));
            writes.add(replaces
                    ? new ReplaceOneModel<>(new BsonDocument("_id", document.get("_id")), document, UPSERT)
                    : new InsertOneModel<>(document));
        }
        return writes;
    }

    private static Map<TopicPartition, OffsetAndMetadata> behind(ConsumerRecords<byte[], byte[]> polled) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
            offsets.put(partition, new OffsetAndMetadata(records.get(records.size() - 1).offset() + 1));
        }
        return offsets;
    }

    /** The same as those of a compiled route. */
    private static Properties consumerProperties(LoopSettings settings) {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchSize());
        return properties;
    }
}
