package dev.wadi.camel.script.language;

import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.script.ScriptLimits;
import dev.wadi.camel.script.document.BsonCodec;
import dev.wadi.rhai.mstream.ScriptResult;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.BlobValue;
import dev.wadi.rhai.value.CodePoint;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.ObjectMap;
import dev.wadi.rhai.value.Texts;
import dev.wadi.rhai.value.Unit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.conversions.Bson;

/**
 * Values of messages as values of scripts, and back. Maps, lists, texts, numbers, truth values and bytes have their like; BSON
 * documents are maps that are decoded as they are read; of everything else a script sees its text, as Camel converts it.
 * Used for one evaluation.
 */
final class JavaValues {

    private static final int DEEPEST = NestingLimit.DEFAULT.levels();

    private final CamelContext context;
    private BsonCodec bson;

    JavaValues(CamelContext context) {
        this.context = context;
    }

    Object toScript(Object value) {
        return toScript(value, 0);
    }

    private Object toScript(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("a message holds a value that is " + NestingLimit.DEFAULT.exceeded());
        }
        if (value == null) {
            return Unit.UNIT;
        }
        if (value instanceof String || value instanceof Boolean || value instanceof Long || value instanceof Double) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof byte[] bytes) {
            return new BlobValue(bytes.clone());
        }
        if (value instanceof Bson document) {
            return document(document);
        }
        if (value instanceof Map<?, ?> map) {
            ObjectMap result = new ObjectMap();
            map.forEach((key, item) -> result.put(String.valueOf(key), toScript(item, depth + 1)));
            return result;
        }
        if (value instanceof Collection<?> items) {
            ArrayValue array = new ArrayValue(items.size());
            items.forEach(item -> array.add(toScript(item, depth + 1)));
            return array;
        }
        String text = context.getTypeConverter().tryConvertTo(String.class, value);
        return text == null ? value.toString() : text;
    }

    private static Object number(Number number) {
        boolean fraction = number instanceof Float || number instanceof BigDecimal
                || number instanceof BigInteger large && large.bitLength() > Long.SIZE - 1;
        return fraction ? (Object) number.doubleValue() : (Object) number.longValue();
    }

    private Object document(Bson document) {
        RawBsonDocument raw = document instanceof RawBsonDocument given ? given
                : new RawBsonDocument(document instanceof BsonDocument tree ? tree : document.toBsonDocument(), new BsonDocumentCodec());
        byte[] bytes = new byte[raw.getByteBuffer().remaining()];
        raw.getByteBuffer().get(bytes);
        return codec().read(bytes, 0, bytes.length);
    }

    private BsonCodec codec() {
        if (bson == null) {
            bson = new BsonCodec(NestingLimit.DEFAULT, ScriptLimits.DEFAULT.resultBytes());
        }
        return bson;
    }

    /** A document that was read from BSON becomes one again. */
    Object toJava(Object value) {
        return toJava(value, 0);
    }

    private Object toJava(Object value, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("a script gives a value that is " + NestingLimit.DEFAULT.exceeded());
        }
        if (value == Unit.UNIT) {
            return null;
        }
        if (value instanceof ScriptResult result) {
            return toJava(result.data(), depth);
        }
        if (value instanceof MapValue map) {
            return map instanceof ObjectMap ? javaMap(map, depth + 1) : new RawBsonDocument(codec().write(map, null));
        }
        if (value instanceof ArrayValue array) {
            List<Object> list = new ArrayList<>(array.size());
            array.asList().forEach(item -> list.add(toJava(item, depth + 1)));
            return list;
        }
        if (value instanceof BlobValue blob) {
            return blob.toByteArray();
        }
        boolean plain = value instanceof String || value instanceof Long || value instanceof Double || value instanceof Boolean;
        return plain ? value : value instanceof CodePoint ? value.toString() : Texts.display(value);
    }

    private Map<String, Object> javaMap(MapValue map, int depth) {
        Map<String, Object> result = new LinkedHashMap<>();
        map.keys().forEach(key -> result.put(key, toJava(map.get(key), depth)));
        return result;
    }
}
