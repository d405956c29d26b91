package dev.wadi.benchmark.encoding;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericArray;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.bson.BsonValue;

/**
 * The orders of {@link SampleDocuments} as Avro, by hand over Apache's library: a tree, a {@code GenericRecord}, a
 * {@code GenericDatumWriter}, with everything reused that can be.
 */
final class OrderAvro {

    static final String SCHEMA = """
            {"type": "record", "name": "Order", "fields": [
                {"name": "_id", "type": "string"},
                {"name": "createdAt", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                {"name": "status", "type": "string"},
                {"name": "customer", "type": {"type": "record", "name": "Customer", "fields": [
                    {"name": "id", "type": "long"}, {"name": "name", "type": "string"}, {"name": "email", "type": "string"},
                    {"name": "vip", "type": "boolean"}, {"name": "city", "type": ["null", "string"]}]}},
                {"name": "total", "type": {"type": "bytes", "logicalType": "decimal", "precision": 12, "scale": 2}},
                {"name": "weight", "type": "double"},
                {"name": "note", "type": "string"},
                {"name": "coupon", "type": ["null", "string"]},
                {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
                    {"name": "sku", "type": "string"}, {"name": "product", "type": "string"}, {"name": "title", "type": "string"},
                    {"name": "quantity", "type": "int"}, {"name": "price", "type": "double"},
                    {"name": "shippedAt", "type": {"type": "long", "logicalType": "timestamp-millis"}}]}}}]}""";

    private final ObjectMapper json = new ObjectMapper();
    private final Schema schema = new Schema.Parser().parse(SCHEMA);
    private final GenericDatumWriter<GenericRecord> writer = new GenericDatumWriter<>(schema);
    private final GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(schema);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private BinaryEncoder encoder;
    private BinaryDecoder decoder;
    private GenericRecord reused;

    /** Writes a tree of maps and lists, with values of BSON or of JSON. */
    byte[] write(Map<?, ?> tree) throws IOException {
        out.reset();
        encoder = EncoderFactory.get().binaryEncoder(out, encoder);
        writer.write((GenericRecord) value(tree, schema), encoder);
        encoder.flush();
        return out.toByteArray();
    }

    Map<?, ?> parse(byte[] text) throws IOException {
        return json.readValue(text, Map.class);
    }

    private static Object value(Object value, Schema schema) {
        Object plain = value instanceof BsonValue bson ? plain(bson) : value;
        return switch (schema.getType()) {
            case RECORD -> record((Map<?, ?>) plain, schema);
            case ARRAY -> array((List<?>) plain, schema);
            case UNION -> plain == null ? null : value(plain, schema.getTypes().get(1));
            case BYTES -> decimal(plain, schema);
            case LONG -> plain instanceof String text ? Instant.parse(text).toEpochMilli() : ((Number) plain).longValue();
            case INT -> ((Number) plain).intValue();
            case DOUBLE -> ((Number) plain).doubleValue();
            default -> plain;
        };
    }

    private static GenericRecord record(Map<?, ?> map, Schema schema) {
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(map.get(field.name()), field.schema()));
        }
        return record;
    }

    private static List<Object> array(List<?> list, Schema schema) {
        List<Object> items = new ArrayList<>(list.size());
        for (Object item : list) {
            items.add(value(item, schema.getElementType()));
        }
        return items;
    }

    private static ByteBuffer decimal(Object plain, Schema schema) {
        BigDecimal number = plain instanceof String text ? new BigDecimal(text) : (BigDecimal) plain;
        int scale = ((LogicalTypes.Decimal) schema.getLogicalType()).getScale();
        return ByteBuffer.wrap(number.setScale(scale).unscaledValue().toByteArray());
    }

    private static Object plain(BsonValue value) {
        return switch (value.getBsonType()) {
            case STRING -> value.asString().getValue();
            case INT32 -> value.asInt32().getValue();
            case INT64 -> value.asInt64().getValue();
            case DOUBLE -> value.asDouble().getValue();
            case BOOLEAN -> value.asBoolean().getValue();
            case DATE_TIME -> value.asDateTime().getValue();
            case OBJECT_ID -> value.asObjectId().getValue().toHexString();
            case DECIMAL128 -> value.asDecimal128().getValue().bigDecimalValue();
            case NULL -> null;
            default -> value;
        };
    }

    /** Reads a datum into a {@code GenericRecord} and writes that with a Jackson generator. */
    byte[] toJson(byte[] datum) throws IOException {
        decoder = DecoderFactory.get().binaryDecoder(datum, decoder);
        reused = reader.read(reused, decoder);
        out.reset();
        try (JsonGenerator generator = json.getFactory().createGenerator(out)) {
            writeJson(reused, schema, generator);
        }
        return out.toByteArray();
    }

    private static void writeJson(Object value, Schema schema, JsonGenerator to) throws IOException {
        switch (schema.getType()) {
            case RECORD -> {
                to.writeStartObject();
                for (Schema.Field field : schema.getFields()) {
                    to.writeFieldName(field.name());
                    writeJson(((GenericRecord) value).get(field.pos()), field.schema(), to);
                }
                to.writeEndObject();
            }
            case ARRAY -> {
                to.writeStartArray();
                for (Object item : (GenericArray<?>) value) {
                    writeJson(item, schema.getElementType(), to);
                }
                to.writeEndArray();
            }
            case UNION -> {
                if (value == null) {
                    to.writeNull();
                } else {
                    writeJson(value, schema.getTypes().get(1), to);
                }
            }
            case BYTES -> to.writeString(decimalText((ByteBuffer) value, schema));
            case LONG -> {
                if (schema.getLogicalType() == null) {
                    to.writeNumber((Long) value);
                } else {
                    to.writeString(Instant.ofEpochMilli((Long) value).toString());
                }
            }
            case INT -> to.writeNumber((Integer) value);
            case DOUBLE -> to.writeNumber((Double) value);
            case BOOLEAN -> to.writeBoolean((Boolean) value);
            default -> to.writeString(value.toString());
        }
    }

    private static String decimalText(ByteBuffer bytes, Schema schema) {
        byte[] unscaled = new byte[bytes.remaining()];
        bytes.duplicate().get(unscaled);
        int scale = ((LogicalTypes.Decimal) schema.getLogicalType()).getScale();
        return new BigDecimal(new BigInteger(unscaled), scale).toPlainString();
    }
}
