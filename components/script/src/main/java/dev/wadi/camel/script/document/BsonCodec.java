package dev.wadi.camel.script.document;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.Utf8;
import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.Texts;
import dev.wadi.rhai.value.Unit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * BSON documents. What was not changed is written byte for byte, in its place. A whole number is written with 64 bits, but with 32
 * where the field had 32 before and the number fits; those of an array likewise, by {@link Widths}. Maps with
 * {@code $date.$numberLong} or {@code $oid} are dates and object ids. What BSON has no type for becomes its text.
 *
 * <p>Source: specification 5.3 and 5.5, defect D22.
 */
public final class BsonCodec implements DocumentCodec {

    private final NestingLimit limit;
    private final long largest;
    private final BsonFormat format;
    private final BsonOutput output = new BsonOutput();

    /** @param largest bytes that a written body may have */
    public BsonCodec(NestingLimit limit, long largest) {
        this.limit = limit;
        this.largest = largest;
        this.format = new BsonFormat(limit);
    }

    /** How many values were decoded so far. */
    public long decoded() {
        return format.decoded();
    }

    @Override
    public LazyDocument read(byte[] bytes, int offset, int length) {
        LazyDocument document = format.document(bytes, offset, offset + length);
        // what is no document at all fails here, not somewhere in a script
        document.index();
        return document;
    }

    @Override
    public byte[] write(Object value, Body former) {
        if (!(value instanceof MapValue map)) {
            throw EncodingException.unwritable("BSON", 0, "", "the script's result is of type " + Texts.typeName(value)
                    + ", and a BSON body is a document");
        }
        if (map instanceof LazyDocument document && document.format() instanceof BsonFormat && document.isUntouched()) {
            byte[] bytes = document.bytes();
            boolean whole = document.from() == 0 && document.to() == bytes.length;
            return whole ? bytes : Arrays.copyOfRange(bytes, document.from(), document.to());
        }
        output.clear();
        document(map, 1);
        return output.toByteArray();
    }

    private void document(MapValue map, int level) {
        if (map instanceof LazyDocument document && document.format() instanceof BsonFormat) {
            if (document.isUntouched()) {
                output.raw(document.bytes(), document.from(), document.to() - document.from());
                return;
            }
            changed(document, level);
            return;
        }
        int begin = output.beginDocument();
        for (String key : map.keys()) {
            element(key, map.get(key), level);
        }
        output.endDocument(begin);
    }

    private void changed(LazyDocument document, int level) {
        int begin = output.beginDocument();
        FieldIndex index = document.index();
        byte[] bytes = document.bytes();
        int copied = -1;
        for (int field = 0; field < index.count(); field++) {
            int elementFrom = index.nameFrom(field) - 1;
            if (document.isUntouched(field)) {
                copied = copied < 0 ? elementFrom : copied;
                continue;
            }
            if (copied >= 0) {
                output.raw(bytes, copied, elementFrom - copied);
                copied = -1;
            }
            if (!document.isRemoved(field)) {
                int element = output.beginElement();
                output.raw(bytes, index.nameFrom(field), index.nameTo(field) + 1 - index.nameFrom(field));
                output.patchType(element, value(document.value(field), widths(document, field), level));
            }
        }
        if (copied >= 0) {
            output.raw(bytes, copied, document.to() - 1 - copied);
        }
        for (Map.Entry<String, Object> field : document.added().entrySet()) {
            element(field.getKey(), field.getValue(), level);
        }
        output.endDocument(begin);
    }

    private Widths widths(LazyDocument document, int field) {
        FieldIndex index = document.index();
        int type = index.kind(field);
        if (type == BsonTypes.ARRAY && document.value(field) instanceof ArrayValue) {
            return format.widths(document.bytes(), index.valueFrom(field), index.valueTo(field), document.level() + 1);
        }
        return type == BsonTypes.INT32 ? Widths.ALL_NARROW : Widths.ALL_WIDE;
    }

    private void element(String name, Object value, int level) {
        int element = output.beginElement();
        byte[] bytes = Utf8.encode(name);
        if (name.indexOf('\0') >= 0) {
            throw EncodingException.unwritable("BSON", 0, name.replace("\0", "\\0"), "a name cannot hold the character U+0000");
        }
        output.raw(bytes, 0, bytes.length);
        output.int8(0);
        output.patchType(element, value(value, Widths.ALL_WIDE, level));
    }

    /** Writes a value and gives its type. */
    private int value(Object value, Widths widths, int level) {
        checkLimits(level);
        if (value instanceof String text) {
            return string(text);
        }
        if (value instanceof Long number) {
            return number(number, widths);
        }
        if (value instanceof Double number) {
            output.int64(Double.doubleToRawLongBits(number));
            return BsonTypes.DOUBLE;
        }
        if (value instanceof Boolean bool) {
            output.int8(bool ? 1 : 0);
            return BsonTypes.BOOLEAN;
        }
        if (value == Unit.UNIT) {
            return BsonTypes.NULL;
        }
        if (value instanceof MapValue map) {
            return map(map, level + 1);
        }
        if (value instanceof ArrayValue array) {
            array(array, widths, level + 1);
            return BsonTypes.ARRAY;
        }
        if (value instanceof BsonValue kept) {
            output.raw(kept.bytes(), kept.from(), kept.length());
            return kept.type();
        }
        return string(Texts.display(value));
    }

    private int number(long number, Widths widths) {
        if (widths.isNarrow(number)) {
            output.int32((int) number);
            return BsonTypes.INT32;
        }
        output.int64(number);
        return BsonTypes.INT64;
    }

    private int string(String text) {
        byte[] bytes = Utf8.encode(text);
        output.int32(bytes.length + 1);
        output.raw(bytes, 0, bytes.length);
        output.int8(0);
        return BsonTypes.STRING;
    }

    private int map(MapValue map, int level) {
        boolean untouched = map instanceof LazyDocument document && document.isUntouched();
        if (!untouched) {
            if (map.get(BsonFormat.DATE) instanceof MapValue date && date.get(BsonFormat.MILLISECONDS) instanceof String text
                    && writeMilliseconds(text)) {
                return BsonTypes.DATE_TIME;
            }
            if (map.get(BsonFormat.OBJECT_ID) instanceof String text && text.matches("[0-9a-fA-F]{24}")) {
                output.raw(HexFormat.of().parseHex(text), 0, BsonFormat.OBJECT_ID_BYTES);
                return BsonTypes.OBJECT_ID;
            }
        }
        document(map, level);
        return BsonTypes.DOCUMENT;
    }

    private boolean writeMilliseconds(String text) {
        try {
            output.int64(Long.parseLong(text));
            return true;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private void array(ArrayValue array, Widths widths, int level) {
        int begin = output.beginDocument();
        for (int index = 0; index < array.size(); index++) {
            int element = output.beginElement();
            output.indexAsName(index);
            output.patchType(element, value(array.get(index), widths, level));
        }
        output.endDocument(begin);
    }

    private void checkLimits(int level) {
        if (level > limit.levels()) {
            throw EncodingException.unwritable("BSON", 0, "", "the script's result is " + limit.exceeded());
        }
        if (output.size() > largest) {
            throw EncodingException.unwritable("BSON", 0, "", "the script's result has more than " + largest + " bytes");
        }
    }
}
