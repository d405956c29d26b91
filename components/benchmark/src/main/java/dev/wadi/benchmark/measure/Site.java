package dev.wadi.benchmark.measure;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import dev.wadi.servers.KafkaOptions;
import dev.wadi.servers.KafkaServer;
import dev.wadi.servers.MongoOptions;
import dev.wadi.servers.MongoServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * The servers that both sides work with: a mongod replica set of one node and a Kafka broker, both fresh and on this machine.
 *
 * <p>Lifecycle: up when constructed; closing kills them and deletes their data.
 */
public final class Site implements AutoCloseable {

    public static final String DATABASE = "bench";
    private static final int INSERT_BATCH = 1000;

    private final MongoServer mongo;
    private final KafkaServer kafka;
    private final MongoClient client;

    /** @param oplogMegabytes large enough for the whole backlog, or its position falls off before it is read */
    public Site(int oplogMegabytes) {
        mongo = MongoServer.launch(MongoOptions.single().withOplogMegabytes(oplogMegabytes));
        kafka = KafkaServer.launch(KafkaOptions.defaults());
        client = MongoClients.create(mongo.connectionString());
    }

    public String connectionString() {
        return mongo.connectionString();
    }

    public String brokers() {
        return kafka.bootstrapServers();
    }

    MongoCollection<RawBsonDocument> collection(String name) {
        return database().getCollection(name, RawBsonDocument.class);
    }

    MongoDatabase database() {
        return client.getDatabase(DATABASE);
    }

    /** Makes the collection and returns the position before its first change. */
    BsonDocument createCollection(String name) {
        database().createCollection(name);
        try (MongoChangeStreamCursor<ChangeStreamDocument<RawBsonDocument>> cursor = collection(name).watch().cursor()) {
            cursor.tryNext();
            return cursor.getResumeToken();
        }
    }

    void insertOrders(String collection, Orders orders, int count) {
        InsertManyOptions options = new InsertManyOptions().ordered(true);
        List<RawBsonDocument> batch = new ArrayList<>(INSERT_BATCH);
        for (int number = 0; number < count; number++) {
            batch.add(orders.document(number));
            if (batch.size() == INSERT_BATCH || number == count - 1) {
                collection(collection).insertMany(batch, options);
                batch.clear();
            }
        }
    }

    void createTopic(String name) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("topic " + name + " could not be made", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topic " + name + " was made", e);
        }
    }

    void deleteTopic(String name) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
            admin.deleteTopics(List.of(name)).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("topic " + name + " could not be deleted", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topic " + name + " was deleted", e);
        }
    }

    void sendOrders(String topic, Orders orders, int count) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", brokers());
        properties.put("linger.ms", 20);
        properties.put("max.in.flight.requests.per.connection", 1); // the topic is new: with more, records can wait two minutes
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < count; number++) {
                producer.send(new ProducerRecord<>(topic, Integer.toString(number).getBytes(), orders.json(number)));
            }
        }
    }

    @Override
    public void close() {
        client.close();
        kafka.close();
        mongo.close();
    }
}
