package dev.wadi.camel.simulation;

/** Ways in which the simulated connector can be made wrong, to prove that the judge notices. */
enum Mutation {
    NONE,
    /** The position moves when a batch is taken. */
    SAVES_BEFORE_DELIVERY,
    /** The position moves behind the whole batch although it ends at an event. */
    SAVES_PAST_STOPPED_EVENT,
    /** The position moves although the exchange failed. */
    SAVES_A_FAILED_BATCH,
    /** The position moves first and the dead letters are written then. */
    SAVES_BEFORE_DEAD_LETTERS,
    /** Now and then the position goes back to the beginning of the batch. */
    SAVES_AN_OLDER_POSITION,
    /** The last settled event's number is saved for every lane of the batch. */
    SAVES_ONE_NUMBER_FOR_ALL_LANES,
    /** An idle position is saved although events that were read before it are not delivered. */
    SAVES_IDLE_POSITION_AT_ONCE,
    /** The connector goes on with the next batch behind the event that it stopped at. */
    GOES_ON_AFTER_STOP,
    /** Only the failed event goes again, not the later ones of its key. */
    FORGETS_LATER_EVENTS_OF_HELD_KEY,
    /** A time-out counts as success. */
    TAKES_UNKNOWN_FOR_CONFIRMED,
    /** A failed attempt sends all events again. */
    SENDS_WHOLE_BATCH_AGAIN,
    /** A repeated attempt sends the same exchanges, with their old failures. */
    SENDS_FAILED_EXCHANGES_AGAIN,
    /** The last event of a batch is never sent. */
    DROPS_TAIL_OF_BATCH,
    /** The last sink gets nothing. */
    FORGETS_A_SINK,
    /** The branches of the sinks share their events, so the conversion for one changes what the other gets. */
    SHARES_EVENTS_AMONG_SINKS,
    /** Skipped events are counted nowhere. */
    SKIPS_WITHOUT_COUNTING,
    /** An error of the dead-letter store is passed over. */
    SWALLOWS_DEAD_LETTER_ERRORS,
    /** Keys for dedup are kept when a batch is taken. */
    KEEPS_KEYS_BEFORE_DELIVERY,
    /** The position moves before the keys for dedup are kept. */
    KEEPS_KEYS_AFTER_POSITION
}
