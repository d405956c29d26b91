package dev.wadi.camel.encoding.transform;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.camel.spi.DataType;

/** What the bytes of a body are, and how a route names it as a data type. */
enum Encoding {
    BSON("bson"),
    JSON("json"),
    /** MongoDB's Extended JSON, canonical mode, which keeps the types. */
    JSON_EXTENDED("json-extended"),
    /** Avro's binary encoding, which means nothing without a schema. */
    AVRO("avro");

    static final String SCHEME = "wadi";

    private final String text;

    Encoding(String text) {
        this.text = text;
    }

    /** The encoding that a data type names. */
    static Encoding of(DataType type) {
        return of(type.getFullName());
    }

    /** The encoding of a name such as {@code wadi:bson}. */
    static Encoding of(String name) {
        for (Encoding encoding : values()) {
            if (encoding.dataType().equals(name)) {
                return encoding;
            }
        }
        String allowed = Arrays.stream(values()).map(Encoding::dataType).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("no encoding is named '" + name + "', allowed: " + allowed);
    }

    String dataType() {
        return SCHEME + ":" + text;
    }

    @Override
    public String toString() {
        return text;
    }
}
