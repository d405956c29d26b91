package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.schema.SchemaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Builds the types of one schema. A record that refers to itself is built once. */
final class TypeCompiler {

    private static final int UUID_BYTES = 16;
    private static final int DURATION_BYTES = 12;

    private final String origin;
    private final Map<String, RecordType> records = new HashMap<>();

    TypeCompiler(String origin) {
        this.origin = origin;
    }

    AvroType compile(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> new NullType();
            case BOOLEAN -> new BooleanType();
            case INT -> wholeOf32Bits(schema);
            case LONG -> wholeOf64Bits(schema);
            case FLOAT -> new FloatType();
            case DOUBLE -> new DoubleType();
            case STRING -> "uuid".equals(logicalName(schema)) ? new UuidType(false) : new StringType();
            case BYTES -> bytes(schema);
            case FIXED -> fixed(schema);
            case ENUM -> new EnumType("enum " + schema.getFullName(), schema.getEnumSymbols());
            case ARRAY -> new ArrayType(compile(schema.getElementType()));
            case MAP -> new MapType(compile(schema.getValueType()));
            case UNION -> new UnionType(schema.getTypes().stream().map(this::compile).toList());
            case RECORD -> record(schema);
        };
    }

    private static String logicalName(Schema schema) {
        LogicalType type = schema.getLogicalType();
        return type == null ? "" : type.getName();
    }

    private static AvroType wholeOf32Bits(Schema schema) {
        return switch (logicalName(schema)) {
            case "date" -> new DateType();
            case "time-millis" -> new IntType("time-millis");
            default -> new IntType("int");
        };
    }

    private static AvroType wholeOf64Bits(Schema schema) {
        return switch (logicalName(schema)) {
            case "timestamp-millis" -> new TimestampType("timestamp-millis", 1_000);
            case "timestamp-micros" -> new TimestampType("timestamp-micros", 1_000_000);
            case "timestamp-nanos" -> new TimestampType("timestamp-nanos", 1_000_000_000);
            case "" -> new LongType("long");
            // A local time is no instant, and BSON's date is one.
            default -> new LongType(logicalName(schema));
        };
    }

    private AvroType bytes(Schema schema) {
        LogicalTypes.Decimal decimal = decimal(schema);
        return decimal == null ? new BytesType() : new DecimalType(decimal.getPrecision(), decimal.getScale());
    }

    private AvroType fixed(Schema schema) {
        int size = schema.getFixedSize();
        LogicalTypes.Decimal decimal = decimal(schema);
        if (decimal != null) {
            return new DecimalType(size, decimal.getPrecision(), decimal.getScale());
        }
        String logical = schema.getProp(LogicalType.LOGICAL_TYPE_PROP);
        if ("uuid".equals(logical) && size == UUID_BYTES) {
            return new UuidType(true);
        }
        if ("duration".equals(logical) && size == DURATION_BYTES) {
            return new DurationType();
        }
        return new BytesType("fixed " + schema.getFullName(), size);
    }

    private LogicalTypes.Decimal decimal(Schema schema) {
        if (!"decimal".equals(schema.getProp(LogicalType.LOGICAL_TYPE_PROP))) {
            return null;
        }
        // Avro would ignore a decimal that contradicts itself, and the field would change its meaning.
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return decimal;
        }
        throw new SchemaException(origin + ": a decimal needs a precision above 0 that its bytes can hold and a scale from 0 up"
                + " to the precision: " + schema);
    }

    private RecordType record(Schema schema) {
        RecordType known = records.get(schema.getFullName());
        if (known != null) {
            return known;
        }
        RecordType record = new RecordType("record " + schema.getFullName());
        records.put(schema.getFullName(), record);
        List<RecordType.Field> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            if (field.name().indexOf('\0') >= 0) {
                throw new SchemaException(origin + ": a field's name must not hold U+0000");
            }
            fields.add(new RecordType.Field(field.name(), compile(field.schema()), fallback(field)));
        }
        record.fields(fields);
        return record;
    }

    /** What stands for a field that is missing: the default, else null where it is allowed, else nothing. */
    private static byte[] fallback(Schema.Field field) {
        if (field.hasDefaultValue()) {
            return encode(field.schema(), GenericData.get().getDefaultValue(field));
        }
        return field.schema().isNullable() ? encode(field.schema(), null) : null;
    }

    private static byte[] encode(Schema schema, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<>(schema).write(value, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
