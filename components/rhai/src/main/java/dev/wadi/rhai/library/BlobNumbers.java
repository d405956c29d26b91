package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.BLOB;
import static dev.wadi.rhai.function.ParameterType.FLOAT;
import static dev.wadi.rhai.function.ParameterType.INT;
import static dev.wadi.rhai.function.ParameterType.RANGE;
import static dev.wadi.rhai.function.ParameterType.STRING;
import static dev.wadi.rhai.function.Receiver.CHANGE;

import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.ParameterType;
import dev.wadi.rhai.value.BlobValue;
import dev.wadi.rhai.value.RangeValue;
import dev.wadi.rhai.value.Unit;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Numbers and texts in blobs: read from and written over a part of the bytes. */
final class BlobNumbers {

    private BlobNumbers() {
    }

    static void addTo(FunctionLibrary library) {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            String name = order == ByteOrder.LITTLE_ENDIAN ? "le" : "be";
            reader(library, "parse_" + name + "_int", (blob, part) -> read(blob, part, order).getLong(0));
            reader(library, "parse_" + name + "_float", (blob, part) -> read(blob, part, order).getDouble(0));
            writer(library, "write_" + name, INT, value -> buffer(order).putLong(0, (Long) value).array());
            writer(library, "write_" + name, FLOAT, value -> buffer(order).putDouble(0, (Double) value).array());
        }
        writer(library, "write_utf8", STRING, text -> ((String) text).getBytes(StandardCharsets.UTF_8));
        writer(library, "write_ascii", STRING, text -> {
            StringBuilder ascii = new StringBuilder();
            ((String) text).chars().filter(unit -> unit < 128).forEach(unit -> ascii.append((char) unit));
            return ascii.toString().getBytes(StandardCharsets.US_ASCII);
        });
    }

    private static ByteBuffer buffer(ByteOrder order) {
        return ByteBuffer.allocate(8).order(order);
    }

    /** The first bytes of the part, at the start of a buffer of eight. */
    private static ByteBuffer read(BlobValue blob, Offsets part, ByteOrder order) {
        ByteBuffer buffer = buffer(order);
        for (int index = 0; index < Math.min(8, part.length()); index++) {
            buffer.put(index, (byte) blob.get(part.start() + index));
        }
        return buffer;
    }

    /** Reads from a part of a blob. */
    private interface Reader {
        Object read(BlobValue blob, Offsets part);
    }

    /** Gives the bytes to write. */
    private interface Writer {
        byte[] bytes(Object value);
    }

    private static void reader(FunctionLibrary library, String name, Reader reader) {
        library.read(name, BLOB, RANGE, (context, blob, range) -> reader.read((BlobValue) blob,
                part(blob, ((RangeValue) range).from(), ((RangeValue) range).length())));
        library.read(name, BLOB, INT, INT, (context, blob, from, count) ->
                reader.read((BlobValue) blob, part(blob, (Long) from, (Long) count)));
    }

    private static void writer(FunctionLibrary library, String name, ParameterType type, Writer writer) {
        library.with(CHANGE, name, BLOB, RANGE, type, (context, blob, range, value) ->
                write((BlobValue) blob, ((RangeValue) range).from(), ((RangeValue) range).length(), writer.bytes(value)));
        library.with(CHANGE, name, List.of(BLOB, INT, INT, type), (context, all) ->
                write((BlobValue) all[0], (Long) all[1], (Long) all[2], writer.bytes(all[3])));
    }

    private static Offsets part(Object blob, long from, long count) {
        return Offsets.of(((BlobValue) blob).size(), from, count);
    }

    private static Object write(BlobValue blob, long from, long count, byte[] bytes) {
        Offsets part = part(blob, from, count);
        blob.write(part.start(), bytes, Math.min(part.length(), bytes.length));
        return Unit.UNIT;
    }
}
