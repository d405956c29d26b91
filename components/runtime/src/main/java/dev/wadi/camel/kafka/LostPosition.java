package dev.wadi.camel.kafka;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What to do when the record to go on from is no longer in the topic. */
public enum LostPosition {
    /** Stop the connector and say what is missing. */
    FAIL("fail"),
    /** Go on from the oldest record that is left; the missing ones are lost, said in the log. */
    FROM_OLDEST("from-oldest"),
    /** Go on from records written from now on; everything before is lost, said in the log. */
    FROM_NOW("from-now");

    private final String word;

    LostPosition(String word) {
        this.word = word;
    }

    /** The policy of that name, as definitions and routes write it. */
    public static LostPosition of(String word) {
        for (LostPosition policy : values()) {
            if (policy.word.equals(word)) {
                return policy;
            }
        }
        throw new IllegalArgumentException("onLostPosition has no value '" + word + "'; allowed: "
                + Arrays.stream(values()).map(policy -> policy.word).collect(Collectors.joining(", ")));
    }

    /** The policy's name in definitions and routes. */
    public String word() {
        return word;
    }
}
