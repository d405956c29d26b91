package dev.wadi.camel.encoding.transform;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.camel.spi.DataType;

/** What the bytes of a body are, and how a route names it as a data type. */
enum Encoding {
    BSON("bson"),
    JSON("json"),
    /** MongoDB's Extended JSON, canonical mode, which keeps the types. */
    JSON_EXTENDED("json-extended");

    static final String SCHEME = "wadi";

    private final String text;

    Encoding(String text) {
        this.text = text;
    }

    /** The encoding that a data type names. */
    static Encoding of(DataType type) {
        for (Encoding encoding : values()) {
            if (encoding.dataType().equals(type.getFullName())) {
                return encoding;
            }
        }
        String allowed = Arrays.stream(values()).map(Encoding::dataType).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("no encoding is named '" + type.getFullName() + "', allowed: " + allowed);
    }

    String dataType() {
        return SCHEME + ":" + text;
    }

    @Override
    public String toString() {
        return text;
    }
}
