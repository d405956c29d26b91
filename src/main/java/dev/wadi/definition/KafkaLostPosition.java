package dev.wadi.definition;

/** Where a Kafka source goes on when the broker no longer has the records of its position. */
public enum KafkaLostPosition implements Choice {
    /** The connector stops and says what was lost. */
    FAIL,
    FROM_OLDEST,
    FROM_NOW
}
