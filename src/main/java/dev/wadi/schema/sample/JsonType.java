package dev.wadi.schema.sample;

import java.util.Locale;
import org.bson.BsonValue;

/** What a BSON value is in JSON Schema. */
enum JsonType {
    STRING, INTEGER, NUMBER, BOOLEAN, OBJECT, ARRAY, NULL;

    static JsonType of(BsonValue value) {
        return switch (value.getBsonType()) {
            case DOUBLE -> NUMBER;
            case INT32, INT64 -> INTEGER;
            case BOOLEAN -> BOOLEAN;
            case DOCUMENT -> OBJECT;
            case ARRAY -> ARRAY;
            case NULL, UNDEFINED -> NULL;
            // in flat JSON all the others are text
            default -> STRING;
        };
    }

    boolean isNumber() {
        return this == INTEGER || this == NUMBER;
    }

    boolean isScalar() {
        return this != OBJECT && this != ARRAY;
    }

    /** As JSON Schema spells it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
