package dev.wadi.delivery;

import dev.wadi.testkit.kafka.OrderedProducer;
import dev.wadi.testkit.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;

/** Writes records of many keys, each with the next number of the ledger as its {@code _id}; idempotent, so every number is one record. */
final class RecordWriter implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final Ledger ledger;
    private final int keys;
    private final Random random;

    RecordWriter(String bootstrapServers, String topic, Ledger ledger, int keys, Random random) {
        this.producer = OrderedProducer.to(bootstrapServers);
        this.topic = topic;
        this.ledger = ledger;
        this.keys = keys;
        this.random = random;
    }

    /** Writes so many records, in order per key; every one of them is confirmed at the end. */
    void write(int count) {
        List<Long> numbers = new ArrayList<>();
        List<Future<?>> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = "order-" + random.nextInt(keys);
            long number = ledger.attempt(key);
            String value = new Document("_id", (int) number).append("key", key).append("content", Ledger.content(number)).toJson();
            numbers.add(number);
            sent.add(producer.send(new ProducerRecord<>(
                    topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8))));
        }
        for (Future<?> answer : sent) {
            try {
                answer.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a record was not confirmed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while records are written", e);
            }
        }
        numbers.forEach(ledger::confirm);
    }

    @Override
    public void close() {
        producer.close();
    }
}
