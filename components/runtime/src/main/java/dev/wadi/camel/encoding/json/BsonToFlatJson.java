package dev.wadi.camel.encoding.json;

import dev.wadi.camel.encoding.NestingLimit;

/**
 * Writes BSON as plain JSON that needs no knowledge of MongoDB to read, and that loses types.
 *
 * <p>ObjectId: hex text. Date: RFC 3339 in UTC, or decimal milliseconds as a string outside the years 0 to 9999. Timestamp: RFC
 * 3339 of its seconds. Binary: base64. Decimal128: its canonical text. Not-finite doubles, MinKey and MaxKey: their names.
 * Regular expressions and code with scope: objects. DBPointer: an object with {@code namespace} and {@code id}. Undefined: null.
 *
 * <p>Shape: one BSON document in, one JSON object out, UTF-8, fields in the same order. Lifecycle, threads and errors: see
 * {@link dev.wadi.camel.encoding.Transcoder}. Source: specification 3.3.
 */
public final class BsonToFlatJson extends BsonToJson {

    private static final byte[] NULL = ascii("null");
    private static final byte[] MIN_KEY = ascii("\"MinKey\"");
    private static final byte[] MAX_KEY = ascii("\"MaxKey\"");
    private static final byte[] PATTERN = ascii("{\"pattern\":");
    private static final byte[] OPTIONS = ascii(",\"options\":");
    private static final byte[] CODE = ascii("{\"code\":");
    private static final byte[] SCOPE = ascii(",\"scope\":");
    private static final byte[] NAMESPACE = ascii("{\"namespace\":");
    private static final byte[] ID = ascii(",\"id\":");
    private static final byte[] UTC_OFFSET = ascii("+00:00\"");

    public BsonToFlatJson() {
        this(NestingLimit.DEFAULT);
    }

    public BsonToFlatJson(NestingLimit limit) {
        super(limit);
    }

    @Override
    void float64(double value) {
        if (Double.isFinite(value)) {
            out.number(value);
        } else {
            quotedNonFinite(value);
        }
    }

    @Override
    void binary() {
        binaryBase64();
    }

    @Override
    void undefined() {
        out.raw(NULL);
    }

    @Override
    void objectId() {
        objectIdHex();
    }

    @Override
    void dateTime(long millis) {
        if (!Rfc3339.canHold(millis)) {
            quotedNumber(millis);
            return;
        }
        out.put('"');
        out.size(Rfc3339.writeMillis(out.reserve(Rfc3339.LONGEST), out.size(), millis));
        out.put('"');
    }

    @Override
    void regularExpression() {
        out.raw(PATTERN);
        cstring();
        out.raw(OPTIONS);
        cstring();
        out.put('}');
    }

    @Override
    void dbPointer() {
        out.raw(NAMESPACE);
        string();
        out.raw(ID);
        objectIdHex();
        out.put('}');
    }

    @Override
    void code() {
        string();
    }

    @Override
    void symbol() {
        string();
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
        out.number(value);
    }

    @Override
    void timestamp(long value) {
        out.put('"');
        long millis = (value >>> 32) * 1000;
        out.size(Rfc3339.writeSeconds(out.reserve(Rfc3339.LONGEST), out.size(), millis));
        out.raw(UTC_OFFSET);
    }

    @Override
    void int64(long value) {
        out.number(value);
    }

    @Override
    void decimal128(long low, long high) {
        quotedDecimal128(low, high);
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
