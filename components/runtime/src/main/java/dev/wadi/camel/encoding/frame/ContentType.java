package dev.wadi.camel.encoding.frame;

/** What the items of a frame are; the byte that says so in the frame is the place in this list. */
public enum ContentType {
    RAW, JSON, BSON, AVRO;

    private static final ContentType[] ALL = values();

    /** The type of a byte from 0 to 255, or null. */
    static ContentType of(int code) {
        return code < ALL.length ? ALL[code] : null;
    }

    /** The byte in the frame. */
    public int code() {
        return ordinal();
    }
}
