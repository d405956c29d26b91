package dev.wadi.camel.script.document;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.LittleEndian;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.Utf8;
import dev.wadi.camel.encoding.bson.BsonCursor;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.ObjectMap;
import dev.wadi.rhai.value.Unit;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Reads BSON. Dates and object ids become maps as in Extended JSON, whole numbers 64-bit integers; what scripts have no type for
 * becomes a {@link BsonValue}. Source: specification 5.5, defect D22.
 */
final class BsonFormat implements LazyDocument.Format {

    static final String DATE = "$date";
    static final String MILLISECONDS = "$numberLong";
    static final String OBJECT_ID = "$oid";
    static final int OBJECT_ID_BYTES = 12;

    private final NestingLimit limit;
    private final BsonCursor cursor;
    private final FieldIndex.Builder found = new FieldIndex.Builder();
    private long decoded;

    BsonFormat(NestingLimit limit) {
        this.limit = limit;
        // levels are counted by the documents themselves, which are walked one by one
        this.cursor = new BsonCursor(limit);
    }

    /** How many values were decoded so far. */
    long decoded() {
        return decoded;
    }

    LazyDocument document(byte[] bytes, int from, int to) {
        return new LazyDocument(this, bytes, from, to, 1);
    }

    @Override
    public String typeName() {
        return "BsonDocument";
    }

    @Override
    public boolean escapesNames() {
        return false;
    }

    @Override
    public FieldIndex index(LazyDocument document) {
        byte[] bytes = document.bytes();
        found.clear();
        cursor.open(bytes, document.from(), document.to() - document.from());
        if (document.level() > limit.levels()) {
            throw cursor.malformed(document.from(), limit.exceeded());
        }
        cursor.enter();
        for (int type = cursor.nextType(); type != 0; type = cursor.nextType()) {
            int nameFrom = cursor.position();
            int nameTo = cursor.name();
            int valueFrom = cursor.position();
            cursor.skipValue(type);
            found.add(nameFrom, nameTo, type, valueFrom, cursor.position());
        }
        if (cursor.position() != document.to()) {
            throw cursor.malformed(cursor.position(), "document ends before its length says so");
        }
        return found.build(this, bytes);
    }

    @Override
    public String name(byte[] bytes, int from, int to) {
        return text(bytes, from, to);
    }

    @Override
    public Object decode(LazyDocument document, int field) {
        FieldIndex index = document.index();
        return decode(document.bytes(), index.kind(field), index.valueFrom(field), index.valueTo(field), document.level());
    }

    private Object decode(byte[] bytes, int type, int from, int to, int level) {
        decoded++;
        return switch (type) {
            case BsonTypes.NULL -> Unit.UNIT;
            case BsonTypes.BOOLEAN -> bytes[from] != 0;
            case BsonTypes.INT32 -> (long) LittleEndian.getInt(bytes, from);
            case BsonTypes.INT64 -> LittleEndian.getLong(bytes, from);
            case BsonTypes.DOUBLE -> Double.longBitsToDouble(LittleEndian.getLong(bytes, from));
            case BsonTypes.STRING -> text(bytes, from + Integer.BYTES, to - 1);
            case BsonTypes.DOCUMENT -> new LazyDocument(this, bytes, from, to, level + 1);
            case BsonTypes.ARRAY -> array(bytes, from, to, level + 1);
            case BsonTypes.DATE_TIME -> map(DATE, map(MILLISECONDS, Long.toString(LittleEndian.getLong(bytes, from))));
            case BsonTypes.OBJECT_ID -> map(OBJECT_ID, HexFormat.of().formatHex(bytes, from, to));
            default -> new BsonValue(type, bytes, from, to);
        };
    }

    private ArrayValue array(byte[] bytes, int from, int to, int level) {
        FieldIndex elements = index(new LazyDocument(this, bytes, from, to, level));
        ArrayValue array = new ArrayValue(elements.count());
        for (int element = 0; element < elements.count(); element++) {
            array.add(decode(bytes, elements.kind(element), elements.valueFrom(element), elements.valueTo(element), level));
        }
        return array;
    }

    private static ObjectMap map(String key, Object value) {
        ObjectMap map = new ObjectMap();
        map.put(key, value);
        return map;
    }

    private static String text(byte[] bytes, int from, int to) {
        int invalid = Utf8.firstInvalid(bytes, from, to);
        if (invalid >= 0) {
            throw EncodingException.malformed("BSON", invalid, "", "text is not valid UTF-8");
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** The widths of the whole numbers of an array, and of arrays in it. */
    Widths widths(byte[] bytes, int from, int to, int level) {
        Widths widths = new Widths();
        collect(widths, bytes, from, to, level);
        return widths.known();
    }

    private void collect(Widths widths, byte[] bytes, int from, int to, int level) {
        FieldIndex elements = index(new LazyDocument(this, bytes, from, to, level));
        for (int element = 0; element < elements.count(); element++) {
            int valueFrom = elements.valueFrom(element);
            switch (elements.kind(element)) {
                case BsonTypes.INT32 -> widths.addNarrow(LittleEndian.getInt(bytes, valueFrom));
                case BsonTypes.INT64 -> widths.addWide(LittleEndian.getLong(bytes, valueFrom));
                case BsonTypes.ARRAY -> collect(widths, bytes, valueFrom, elements.valueTo(element), level + 1);
                default -> { }
            }
        }
    }
}
