package dev.wadi.camel.encoding.json;

import dev.wadi.camel.encoding.NestingLimit;

/**
 * Writes BSON as MongoDB's Extended JSON, canonical mode, from which {@link JsonToBson} makes the same BSON again.
 *
 * <p>The same bytes, except what the text cannot say: payloads of not-a-number, Decimal128 encodings that are not canonical, and
 * names of array elements other than 0, 1, 2. A field that is named like one of the types ({@code $oid}) would come back as
 * that type, so it is an error.
 *
 * <p>Shape: one BSON document in, one JSON object out, UTF-8, fields in the same order. Lifecycle, threads and errors: see
 * {@link dev.wadi.camel.encoding.Transcoder}. Source: MongoDB specifications, "Extended JSON" v2.1.
 */
public final class BsonToExtendedJson extends BsonToJson {

    private static final byte[] INT32 = ascii("{\"$numberInt\":");
    private static final byte[] INT64 = ascii("{\"$numberLong\":");
    private static final byte[] DOUBLE = ascii("{\"$numberDouble\":");
    private static final byte[] DECIMAL128 = ascii("{\"$numberDecimal\":");
    private static final byte[] OBJECT_ID = ascii("{\"$oid\":");
    private static final byte[] DATE_TIME = ascii("{\"$date\":{\"$numberLong\":");
    private static final byte[] BINARY = ascii("{\"$binary\":{\"base64\":");
    private static final byte[] SUBTYPE = ascii(",\"subType\":\"");
    private static final byte[] UNDEFINED = ascii("{\"$undefined\":true}");
    private static final byte[] PATTERN = ascii("{\"$regularExpression\":{\"pattern\":");
    private static final byte[] OPTIONS = ascii(",\"options\":");
    private static final byte[] DB_POINTER = ascii("{\"$dbPointer\":{\"$ref\":");
    private static final byte[] POINTER_ID = ascii(",\"$id\":{\"$oid\":");
    private static final byte[] CODE = ascii("{\"$code\":");
    private static final byte[] SCOPE = ascii(",\"$scope\":");
    private static final byte[] SYMBOL = ascii("{\"$symbol\":");
    private static final byte[] SECONDS = ascii("{\"$timestamp\":{\"t\":");
    private static final byte[] INCREMENT = ascii(",\"i\":");
    private static final byte[] MIN_KEY = ascii("{\"$minKey\":1}");
    private static final byte[] MAX_KEY = ascii("{\"$maxKey\":1}");

    public BsonToExtendedJson() {
        this(NestingLimit.DEFAULT);
    }

    public BsonToExtendedJson(NestingLimit limit) {
        super(limit);
    }

    @Override
    void checkName(int from, int to) {
        if (from < to && in.bytes()[from] == '$' && ExtendedType.named(in.bytes(), from, to) != null) {
            throw in.unwritable("extended JSON", from, "a field with this name would be read as a value of that type");
        }
    }

    @Override
    void float64(double value) {
        out.raw(DOUBLE);
        if (Double.isFinite(value)) {
            out.put('"');
            out.number(value);
            out.put('"');
        } else {
            quotedNonFinite(value);
        }
        out.put('}');
    }

    @Override
    void binary() {
        out.raw(BINARY);
        int subtype = binaryBase64();
        out.raw(SUBTYPE);
        out.hex(new byte[] {(byte) subtype}, 0, 1);
        out.put('"');
        out.put('}');
        out.put('}');
    }

    @Override
    void undefined() {
        out.raw(UNDEFINED);
    }

    @Override
    void objectId() {
        out.raw(OBJECT_ID);
        objectIdHex();
        out.put('}');
    }

    @Override
    void dateTime(long millis) {
        out.raw(DATE_TIME);
        quotedNumber(millis);
        out.put('}');
        out.put('}');
    }

    @Override
    void regularExpression() {
        out.raw(PATTERN);
        cstring();
        out.raw(OPTIONS);
        cstring();
        out.put('}');
        out.put('}');
    }

    @Override
    void dbPointer() {
        out.raw(DB_POINTER);
        string();
        out.raw(POINTER_ID);
        objectIdHex();
        out.put('}');
        out.put('}');
        out.put('}');
    }

    @Override
    void code() {
        out.raw(CODE);
        string();
        out.put('}');
    }

    @Override
    void symbol() {
        out.raw(SYMBOL);
        string();
        out.put('}');
    }

    @Override
    void codeWithScope() {
        out.raw(CODE);
        string();
        out.raw(SCOPE);
        document();
        out.put('}');
    }

    @Override
    void int32(int value) {
        out.raw(INT32);
        quotedNumber(value);
        out.put('}');
    }

    @Override
    void timestamp(long value) {
        out.raw(SECONDS);
        out.number(value >>> 32);
        out.raw(INCREMENT);
        out.number(value & 0xFFFF_FFFFL);
        out.put('}');
        out.put('}');
    }

    @Override
    void int64(long value) {
        out.raw(INT64);
        quotedNumber(value);
        out.put('}');
    }

    @Override
    void decimal128(long low, long high) {
        out.raw(DECIMAL128);
        quotedDecimal128(low, high);
        out.put('}');
    }

    @Override
    void maxKey() {
        out.raw(MAX_KEY);
    }

    @Override
    void minKey() {
        out.raw(MIN_KEY);
    }
}
