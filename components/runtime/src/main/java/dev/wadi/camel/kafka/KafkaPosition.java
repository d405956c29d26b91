package dev.wadi.camel.kafka;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.wadi.camel.state.CheckpointException;
import java.io.IOException;
import org.apache.kafka.common.TopicPartition;

/**
 * The position of one partition as a checkpoint repository keeps it: the last settled record, as JSON with
 * {@code topic}, {@code partition} and {@code offset}. An offset of -1 says that nothing before offset 0 is left to do.
 *
 * @param partition topic and partition
 * @param offset offset of the last settled record; reading goes on behind it
 */
record KafkaPosition(TopicPartition partition, long offset) {

    private static final JsonFactory JSON = new JsonFactory();

    /** A topic's name has only letters, digits and {@code . _ -}: nothing to escape. */
    static String text(TopicPartition partition, long offset) {
        return "{\"topic\":\"" + partition.topic() + "\",\"partition\":" + partition.partition() + ",\"offset\":" + offset + "}";
    }

    /** Key of a partition's checkpoint. */
    static String key(String connector, TopicPartition partition) {
        return topicKey(connector, partition.topic()) + partition.partition();
    }

    /** What the keys of a topic's checkpoints begin with. */
    static String topicKey(String connector, String topic) {
        return connector + '/' + topic + '/';
    }

    /** Reads a saved position; one that is not a Kafka position is an error and never "start anew". */
    static KafkaPosition parse(String key, String text) {
        String topic = null;
        Long partition = null;
        Long offset = null;
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    JsonToken value = parser.nextToken();
                    if (name.equals("topic") && value == JsonToken.VALUE_STRING) {
                        topic = parser.getText();
                    } else if (name.equals("partition") && value == JsonToken.VALUE_NUMBER_INT) {
                        partition = parser.getLongValue();
                    } else if (name.equals("offset") && value == JsonToken.VALUE_NUMBER_INT) {
                        offset = parser.getLongValue();
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        } catch (IOException e) {
            throw notAPosition(key, text, e);
        }
        if (topic == null || partition == null || offset == null || offset < -1) {
            throw notAPosition(key, text, null);
        }
        return new KafkaPosition(new TopicPartition(topic, Math.toIntExact(partition)), offset);
    }

    private static CheckpointException notAPosition(String key, String text, Throwable cause) {
        return new CheckpointException("the position saved for " + key + " is not one of Kafka's (topic, partition, offset): "
                + text + "; rewind it or remove it to start without it", cause);
    }
}
