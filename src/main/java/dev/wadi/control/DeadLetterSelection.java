package dev.wadi.control;

import dev.wadi.camel.deadletter.DeadLetter;
import dev.wadi.camel.deadletter.DeadLetterException;
import java.util.List;

/**
 * Which dead letters are meant.
 *
 * @param connector only those of this connector; null: of all
 * @param ids only these, each an id or the beginning of one; empty: all
 */
public record DeadLetterSelection(String connector, List<String> ids) {

    public static final DeadLetterSelection ALL = new DeadLetterSelection(null, List.of());

    private static final int SHORTEST_ID = 4;

    /** @throws DeadLetterException for a beginning that could mean anything */
    public DeadLetterSelection {
        ids = List.copyOf(ids);
        for (String id : ids) {
            if (id.length() < SHORTEST_ID) {
                throw new DeadLetterException("the id '" + id + "' is too short; allowed: at least its first " + SHORTEST_ID
                        + " characters");
            }
        }
    }

    boolean takes(DeadLetter letter) {
        return ids.isEmpty() || ids.stream().anyMatch(letter.id()::startsWith);
    }
}
