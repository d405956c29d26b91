package dev.wadi.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.camel.mongodb.ResumeToken;
import dev.wadi.camel.state.Checkpoint;
import dev.wadi.camel.state.CheckpointKey;
import java.time.Instant;

/**
 * One saved position, as a person looks at it.
 *
 * @param key what {@code positions rewind} takes: connector, or connector/topic/partition
 * @param lane topic/partition, or empty
 * @param position the JSON text as saved
 * @param summary the position in words: an offset, or the time a resume token stands for
 */
public record SavedPosition(String key, String connector, String lane, String position, String summary, Instant savedAt) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SUMMARY_LIMIT = 60;

    static SavedPosition of(Checkpoint checkpoint) {
        CheckpointKey key = CheckpointKey.parse(checkpoint.key());
        return new SavedPosition(checkpoint.key(), key.connector(), key.lane(), checkpoint.position(),
                summary(checkpoint.position()), checkpoint.savedAt());
    }

    /** Exactly the fields of a Kafka position are an offset; a token has its time; anything else is shown as it is. */
    private static String summary(String position) {
        try {
            JsonNode node = JSON.readTree(position);
            if (node.path("offset").isIntegralNumber() && node.has("topic") && node.has("partition")) {
                return "offset " + node.get("offset").asText();
            }
        } catch (JsonProcessingException e) {
            return shortened(position); // A store keeps JSON only; whatever this is, the person should see it.
        }
        return ResumeToken.clusterTime(position).map(time -> "changes up to " + time).orElseGet(() -> shortened(position));
    }

    private static String shortened(String position) {
        return position.length() <= SUMMARY_LIMIT ? position : position.substring(0, SUMMARY_LIMIT - 1) + "…";
    }
}
