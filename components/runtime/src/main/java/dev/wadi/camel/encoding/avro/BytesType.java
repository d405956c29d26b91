package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;

/** {@code bytes} and {@code fixed}: from BSON binary; from JSON as base64, in which flat JSON has them. */
final class BytesType extends AvroType {

    private static final int ANY_SIZE = -1;

    private final int size;

    /** {@code bytes}, of any length. */
    BytesType() {
        super("bytes");
        size = ANY_SIZE;
    }

    /** {@code fixed}. */
    BytesType(String name, int size) {
        super(name);
        this.size = size;
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        if (bsonType != BsonTypes.BINARY && !(bsonType == BsonTypes.STRING && to.forms.textual())) {
            return NOT;
        }
        int begin = to.in.position();
        BinaryValue value = read(bsonType, to);
        to.in.position(begin);
        if (value == null || problem(value, to.forms) != null) {
            return NOT;
        }
        return bsonType == BsonTypes.BINARY ? SAME : AS_TEXT;
    }

    private static BinaryValue read(int bsonType, AvroEncoding to) {
        return bsonType == BsonTypes.BINARY ? BinaryValue.read(to.in) : BinaryValue.readBase64(to.in);
    }

    private String problem(BinaryValue value, ValueForms forms) {
        if (size != ANY_SIZE && value.length() != size) {
            return "the schema has " + name() + " of " + size + " bytes here, the value has " + value.length();
        }
        if (forms.keepsTypes() && value.subtype() != BinaryValue.GENERIC) {
            return "binary of subtype " + value.subtype() + " would come back as subtype 0";
        }
        return null;
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        if (bsonType != BsonTypes.BINARY && !(bsonType == BsonTypes.STRING && to.forms.textual())) {
            throw mismatch(bsonType, to);
        }
        int begin = to.in.position();
        BinaryValue value = read(bsonType, to);
        String problem = value == null ? "the schema has " + name() + " here, the text is not base64" : problem(value, to.forms);
        if (problem != null) {
            throw to.unwritable(begin, problem);
        }
        if (size == ANY_SIZE) {
            to.out.measured(value.bytes(), value.from(), value.length());
        } else {
            to.out.raw(value.bytes(), value.from(), value.length());
        }
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        int length = length(in);
        writeBinary(in.bytes(), in.take(length), length, BinaryValue.GENERIC, out);
        return BsonTypes.BINARY;
    }

    private int length(AvroCursor in) {
        return size == ANY_SIZE ? in.length() : size;
    }

    static void writeBinary(byte[] bytes, int from, int length, int subtype, BsonOutput out) {
        out.int32(length);
        out.int8(subtype);
        out.raw(bytes, from, length);
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        int length = length(in);
        int from = in.take(length);
        out.put('"');
        out.base64(in.bytes(), from, length);
        out.put('"');
    }
}
