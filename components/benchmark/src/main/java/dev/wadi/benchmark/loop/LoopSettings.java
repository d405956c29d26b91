package dev.wadi.benchmark.loop;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a loop is to move; travels to its process as a properties file.
 *
 * @param batchSize most events in one batch
 * @param group consumer group, for a loop that reads from Kafka
 * @param writeMode {@code insert} or {@code replace}, for a loop that writes to MongoDB
 * @param positionFile holds the resume token, for a loop that reads from MongoDB
 * @param schema the Avro schema in which a loop from MongoDB writes; null: JSON
 * @param http address that a loop posts to; null: it does not
 * @param inFlight how many requests it has under way at once
 */
public record LoopSettings(String connectionString, String database, String collection, String brokers, String topic,
        int batchSize, String group, String writeMode, Path positionFile, String schema, String http, int inFlight) {

    /** Writes the settings for the process that {@link #read} reads them in. */
    public void write(Path file) {
        Properties properties = new Properties();
        properties.setProperty("connectionString", connectionString);
        properties.setProperty("database", database);
        properties.setProperty("collection", collection);
        properties.setProperty("brokers", brokers);
        properties.setProperty("topic", topic);
        properties.setProperty("batchSize", Integer.toString(batchSize));
        properties.setProperty("group", group);
        properties.setProperty("writeMode", writeMode);
        properties.setProperty("positionFile", positionFile.toString());
        if (schema != null) {
            properties.setProperty("schema", schema);
        }
        if (http != null) {
            properties.setProperty("http", http);
        }
        properties.setProperty("inFlight", Integer.toString(inFlight));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LoopSettings read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LoopSettings(
                properties.getProperty("connectionString"), properties.getProperty("database"),
                properties.getProperty("collection"), properties.getProperty("brokers"), properties.getProperty("topic"),
                Integer.parseInt(properties.getProperty("batchSize")), properties.getProperty("group"),
                properties.getProperty("writeMode"), Path.of(properties.getProperty("positionFile")),
                properties.getProperty("schema"), properties.getProperty("http"),
                Integer.parseInt(properties.getProperty("inFlight")));
    }
}
