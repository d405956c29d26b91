package dev.wadi.camel.encoding.transform;

/** Puts the bodies of several events into one. Threads: one at a time; used once. */
interface BatchBody {

    /** Adds one event's body. Errors: {@link dev.wadi.camel.encoding.EncodingException}; what was added before stays as it is. */
    void add(BodyBytes body);

    /** The one body; nothing is added afterwards. */
    byte[] finish();
}
