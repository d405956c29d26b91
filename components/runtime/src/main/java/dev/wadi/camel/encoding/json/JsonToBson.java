package dev.wadi.camel.encoding.json;

import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;

/**
 * Writes JSON as BSON: whole numbers as int32 where they fit, else as int64, other numbers as doubles; objects of Extended JSON
 * below the top level as the type they name.
 *
 * <p>Repeated names are kept, all of them. Errors among others: a top level that is not an object or is itself an extended value,
 * a malformed extended value, a whole number from 2^63 to 2^64-1, a number beyond the doubles, U+0000 in a name, text behind the
 * object, nesting deeper than the limit. An extended value must begin with the field that names its type.
 *
 * <p>Shape: one JSON object in, UTF-8; one BSON document out, fields in the same order. Lifecycle, threads and errors: see
 * {@link Transcoder}. Source: specification 3.2, with one rule for both signs.
 */
public final class JsonToBson implements Transcoder {

    private final BsonOutput out = new BsonOutput();
    private final JsonCursor in;
    private final ExtendedValues extendedValues;

    public JsonToBson() {
        this(NestingLimit.DEFAULT);
    }

    public JsonToBson(NestingLimit limit) {
        in = new JsonCursor(out, limit);
        extendedValues = new ExtendedValues(in, out, this::document);
    }

    @Override
    public byte[] transcode(byte[] source, int offset, int length) {
        return read(source, offset, length).toByteArray();
    }

    /** Reads JSON and leaves the BSON in this transcoder's own buffer, which is good until the next call. */
    public BsonOutput read(byte[] source, int offset, int length) {
        in.open(source, offset, length);
        out.clear();
        int first = in.peek();
        if (first == '[') {
            throw in.malformed(in.position(), "the top level is an array, a non-document type; an object is needed");
        }
        document();
        if (in.peek() != -1) {
            throw in.unexpected("nothing behind the object");
        }
        return out;
    }

    /** Reads an object that must be a document, not an extended value. */
    private void document() {
        int begin = in.position();
        in.expect('{', "to begin an object");
        if (object() != BsonTypes.DOCUMENT) {
            throw in.malformed(begin, "an extended JSON value stands where a document is needed");
        }
    }

    /** Reads the rest of an object whose brace is passed, writes it, and gives the BSON type that it turned out to be. */
    private int object() {
        int begin = enter();
        if (in.peek() == '}') {
            in.pass();
            leave(begin);
            return BsonTypes.DOCUMENT;
        }
        boolean first = true;
        do {
            int element = out.beginElement();
            ExtendedType extended = name();
            if (extended != null) {
                if (!first) {
                    throw in.malformed(in.position(), "an extended JSON value must begin with its " + extended.key());
                }
                in.path().leave();
                out.size(begin);
                return extendedValues.read(extended);
            }
            first = false;
            out.patchType(element, value());
        } while (another('}'));
        leave(begin);
        return BsonTypes.DOCUMENT;
    }

    private int array() {
        int begin = enter();
        if (in.peek() == ']') {
            in.pass();
            leave(begin);
            return BsonTypes.ARRAY;
        }
        int index = 0;
        do {
            int element = out.beginElement();
            in.path().index(index);
            out.indexAsName(index++);
            out.patchType(element, value());
        } while (another(']'));
        leave(begin);
        return BsonTypes.ARRAY;
    }

    private int enter() {
        if (!in.path().enter()) {
            throw in.malformed(in.position() - 1, in.path().limit().exceeded());
        }
        return out.beginDocument();
    }

    private void leave(int begin) {
        out.endDocument(begin);
        in.path().leave();
    }

    /** Whether another member follows; passes the comma or the closing bracket. */
    private boolean another(char closing) {
        int next = in.peek();
        if (next != ',' && next != closing) {
            throw in.unexpected("',' or '" + closing + "'");
        }
        in.pass();
        return next == ',';
    }

    /** Reads a name and its colon, writes the name, and gives the extended type that it names, or null. */
    private ExtendedType name() {
        in.path().between();
        in.expect('"', "to begin a field name");
        int open = in.position() - 1;
        int name = out.size();
        if (in.string()) {
            throw in.malformed(open, "a field name must not hold U+0000");
        }
        int end = out.size();
        out.int8(0);
        in.path().name(name);
        in.expect(':', "behind a field name");
        boolean marked = end > name && out.bytes()[name] == '$';
        return marked ? ExtendedType.named(out.bytes(), name, end) : null;
    }

    /** Reads and writes a value and gives its type. */
    private int value() {
        int next = in.peek();
        switch (next) {
            case '"':
                in.pass();
                return extendedValues.string(BsonTypes.STRING);
            case '{':
                in.pass();
                return object();
            case '[':
                in.pass();
                return array();
            case 't':
                in.literal("true");
                out.int8(1);
                return BsonTypes.BOOLEAN;
            case 'f':
                in.literal("false");
                out.int8(0);
                return BsonTypes.BOOLEAN;
            case 'n':
                in.literal("null");
                return BsonTypes.NULL;
            default:
                if (next != '-' && (next < '0' || next > '9')) {
                    throw in.unexpected("a value");
                }
                return number(in.number());
        }
    }

    private int number(JsonNumber number) {
        if (!number.isWhole()) {
            out.int64(Double.doubleToRawLongBits(number.doubleValue()));
            return BsonTypes.DOUBLE;
        }
        long value = number.longValue();
        if (value == (int) value) {
            out.int32((int) value);
            return BsonTypes.INT32;
        }
        out.int64(value);
        return BsonTypes.INT64;
    }
}
