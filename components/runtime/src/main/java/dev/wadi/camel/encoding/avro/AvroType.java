package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;

/**
 * One type of a schema, made ready to move values: from BSON to Avro, from Avro to BSON and to flat JSON.
 *
 * <p>Built once for a schema and immutable afterwards, so transcoders of many threads share it; what changes is in the arguments.
 */
abstract class AvroType {

    /** Answers of {@link #suits}: how well a union's branch suits a value. */
    static final int NOT = 0;
    static final int AS_TEXT = 1;
    static final int NARROWED = 3;
    static final int WIDENED = 5;
    static final int SAME = 8;
    static final int MORE_SPECIFIC = 9;

    private final String name;

    AvroType(String name) {
        this.name = name;
    }

    /** The type as an error names it. */
    final String name() {
        return name;
    }

    /** How well the value at the cursor suits this type; the cursor stays where it is. */
    abstract int suits(int bsonType, AvroEncoding to);

    /** Reads the value at the cursor and writes it. */
    abstract void encode(int bsonType, AvroEncoding to);

    /** Reads a value and writes it as BSON without type byte and name; the answer is its BSON type. */
    abstract int toBson(AvroCursor in, BsonOutput out);

    /** Reads a value and writes it as flat JSON. */
    abstract void toJson(AvroCursor in, JsonText out);

    /** The error for a value of a BSON type that this type does not take. */
    final EncodingException mismatch(int bsonType, AvroEncoding to) {
        return to.unwritable(to.in.position(), "the schema has " + name + " here, found " + BsonTypes.name(bsonType));
    }
}
