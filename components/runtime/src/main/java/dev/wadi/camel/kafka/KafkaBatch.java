package dev.wadi.camel.kafka;

import dev.wadi.camel.WadiConstants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

/** The records of one batch that are to be delivered, made into events, and where each of them came from. */
final class KafkaBatch {

    private final List<Exchange> events;
    private final KafkaOrigin[] origins;

    private KafkaBatch(List<Exchange> events, KafkaOrigin[] origins) {
        this.events = events;
        this.origins = origins;
    }

    /** Takes the endpoint's records, without those that are no longer the consumer's to deliver. */
    static KafkaBatch of(List<Exchange> records, SourceConsumer consumer) {
        KafkaOrigin[] origins = new KafkaOrigin[records.size()];
        List<Exchange> kept = null;
        SourceConsumer.Lane lane = null;
        int count = 0;
        for (int index = 0; index < origins.length; index++) {
            Exchange record = records.get(index);
            Map<String, Object> headers = record.getMessage().getHeaders();
            String topic = (String) headers.get(KafkaHeaderNames.TOPIC);
            int partition = (Integer) headers.get(KafkaHeaderNames.PARTITION);
            if (lane == null || lane.partition.partition() != partition || !lane.partition.topic().equals(topic)) {
                lane = consumer.lane(new TopicPartition(topic, partition));
            }
            long offset = (Long) headers.get(KafkaHeaderNames.OFFSET);
            if (lane != null && lane.accepts(offset)) {
                origins[count++] = toEvent(record.getMessage(), headers, lane, offset);
                if (kept != null) {
                    kept.add(record);
                }
            } else if (kept == null) {
                kept = new ArrayList<>(records.subList(0, index));
            }
        }
        return kept == null ? new KafkaBatch(records, origins) : new KafkaBatch(kept, Arrays.copyOf(origins, count));
    }

    private static KafkaOrigin toEvent(Message record, Map<String, Object> headers, SourceConsumer.Lane lane, long offset) {
        Headers wire = (Headers) headers.get(KafkaHeaderNames.HEADERS);
        byte[] key = (byte[]) headers.get(KafkaHeaderNames.KEY);
        long timestamp = (Long) headers.get(KafkaHeaderNames.TIMESTAMP);
        KafkaOrigin origin = new KafkaOrigin(lane.partition, offset, timestamp, key, (byte[]) record.getBody(), wire);
        headers.clear();
        fill(headers, origin, lane.number);
        return origin;
    }

    /** Gives an event the headers that its record says. */
    static void fill(Map<String, Object> headers, KafkaOrigin origin, String partition) {
        origin.putAttributes(headers, partition);
        headers.put(WadiConstants.EVENT_ORIGIN, origin);
    }

    List<Exchange> events() {
        return events;
    }

    List<KafkaOrigin> origins() {
        return Arrays.asList(origins);
    }

    int size() {
        return origins.length;
    }

    KafkaOrigin origin(int index) {
        return origins[index];
    }

    /** Offset of the last of the first so many events, for each partition among them. */
    Map<TopicPartition, Long> lastOffsets(int count) {
        Map<TopicPartition, Long> last = new LinkedHashMap<>();
        TopicPartition previous = null;
        for (int index = count - 1; index >= 0; index--) {
            TopicPartition partition = origins[index].partition();
            if (partition != previous) {
                last.putIfAbsent(partition, origins[index].offset());
                previous = partition;
            }
        }
        return last;
    }

    /** Bytes of keys and values of the first so many events. */
    long bytes(int count) {
        long bytes = 0;
        for (int index = 0; index < count; index++) {
            bytes += origins[index].sizeInBytes();
        }
        return bytes;
    }
}
