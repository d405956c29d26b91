package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.BLOB;
import static dev.wadi.rhai.function.ParameterType.CHAR;
import static dev.wadi.rhai.function.ParameterType.INT;
import static dev.wadi.rhai.function.ParameterType.RANGE;
import static dev.wadi.rhai.function.ParameterType.STRING;
import static dev.wadi.rhai.function.Receiver.CHANGE;

import dev.wadi.rhai.function.CallContext;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.NativeFunction;
import dev.wadi.rhai.function.ParameterType;
import dev.wadi.rhai.function.Receiver;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.BlobValue;
import dev.wadi.rhai.value.RangeValue;
import dev.wadi.rhai.value.Unit;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Blobs: bytes and parts of them. */
final class BlobFunctions {

    private BlobFunctions() {
    }

    static void addTo(FunctionLibrary library) {
        library.add(NativeFunction.of("blob", context -> new BlobValue()));
        library.read("blob", INT, (context, size) -> filled(context, (Long) size, 0));
        library.read("blob", INT, INT, (context, size, value) -> filled(context, (Long) size, (Long) value));
        library.readBoth("len", BLOB, (context, blob) -> (long) ((BlobValue) blob).size());
        library.readBoth("is_empty", BLOB, (context, blob) -> ((BlobValue) blob).isEmpty());
        library.read("to_array", BLOB, (context, blob) -> {
            ArrayValue array = new ArrayValue(((BlobValue) blob).size());
            for (int index = 0; index < ((BlobValue) blob).size(); index++) {
                array.add(((BlobValue) blob).get(index));
            }
            return array;
        });
        library.read("as_string", BLOB, (context, blob) -> StringFunctions.utf8(blob));
        library.read("contains", BLOB, INT, (context, blob, value) -> contains((BlobValue) blob, (Long) value & 0xff));
        addBytes(library);
        addLengths(library);
        addParts(library);
    }

    private static BlobValue filled(CallContext context, long size, long value) {
        context.checkArraySize(Math.max(0, size));
        byte[] bytes = new byte[(int) Math.max(0, size)];
        Arrays.fill(bytes, (byte) value);
        return new BlobValue(bytes);
    }

    private static boolean contains(BlobValue blob, long value) {
        for (int index = 0; index < blob.size(); index++) {
            if (blob.get(index) == value) {
                return true;
            }
        }
        return false;
    }

    private static void addBytes(FunctionLibrary library) {
        library.read("get", BLOB, INT, (context, blob, index) -> {
            int place = Offsets.place(((BlobValue) blob).size(), (Long) index);
            return place < ((BlobValue) blob).size() ? ((BlobValue) blob).get(place) : 0L;
        });
        library.with(CHANGE, "set", BLOB, INT, INT, (context, blob, index, value) -> {
            int place = Offsets.place(((BlobValue) blob).size(), (Long) index);
            if (place < ((BlobValue) blob).size()) {
                ((BlobValue) blob).set(place, (Long) value);
            }
            return Unit.UNIT;
        });
        for (String name : new String[] {"push", "append"}) {
            library.with(CHANGE, name, BLOB, INT, (context, blob, value) -> {
                ((BlobValue) blob).add((Long) value);
                return checked(context, blob);
            });
        }
        library.with(CHANGE, "insert", BLOB, INT, INT, (context, blob, index, value) -> {
            ((BlobValue) blob).insert(Offsets.place(((BlobValue) blob).size(), (Long) index), (Long) value);
            return checked(context, blob);
        });
        library.with(CHANGE, "pop", BLOB, (context, blob) -> remove((BlobValue) blob, ((BlobValue) blob).size() - 1));
        library.with(CHANGE, "shift", BLOB, (context, blob) -> remove((BlobValue) blob, 0));
        library.with(CHANGE, "remove", BLOB, INT, (context, blob, index) ->
                remove((BlobValue) blob, Offsets.exact(((BlobValue) blob).size(), (Long) index)));
    }

    private static Object checked(CallContext context, Object blob) {
        context.checkArraySize(((BlobValue) blob).size());
        return Unit.UNIT;
    }

    private static Object remove(BlobValue blob, int place) {
        return place < 0 || place >= blob.size() ? 0L : blob.removeRange(place, place + 1).get(0);
    }

    private static void addLengths(FunctionLibrary library) {
        library.with(CHANGE, "append", BLOB, BLOB, (context, blob, more) -> {
            ((BlobValue) blob).addAll(((BlobValue) more).toByteArray());
            return checked(context, blob);
        });
        for (ParameterType type : List.of(STRING, CHAR)) {
            library.with(CHANGE, "append", BLOB, type, (context, blob, text) -> {
                ((BlobValue) blob).addAll(text.toString().getBytes(StandardCharsets.UTF_8));
                return checked(context, blob);
            });
        }
        library.with(CHANGE, "+=", BLOB, CHAR, (context, blob, text) -> {
            ((BlobValue) blob).addAll(text.toString().getBytes(StandardCharsets.UTF_8));
            return checked(context, blob);
        });
        library.with(CHANGE, "+=", BLOB, BLOB, (context, blob, more) -> {
            ((BlobValue) blob).addAll(((BlobValue) more).toByteArray());
            return checked(context, blob);
        });
        library.with(CHANGE, "pad", BLOB, INT, INT, (context, blob, size, value) -> {
            long missing = (Long) size - ((BlobValue) blob).size();
            if (missing > 0) {
                context.checkArraySize((Long) size);
                ((BlobValue) blob).addAll(filled(context, missing, (Long) value).toByteArray());
            }
            return Unit.UNIT;
        });
        library.with(CHANGE, "clear", BLOB, (context, blob) -> {
            ((BlobValue) blob).clear();
            return Unit.UNIT;
        });
        library.with(CHANGE, "truncate", BLOB, INT, (context, blob, size) -> {
            BlobValue changed = (BlobValue) blob;
            changed.removeRange((int) Math.min(Math.max(0, (Long) size), changed.size()), changed.size());
            return Unit.UNIT;
        });
        library.with(CHANGE, "chop", BLOB, INT, (context, blob, size) -> {
            BlobValue changed = (BlobValue) blob;
            changed.removeRange(0, changed.size() - (int) Math.min(Math.max(0, (Long) size), changed.size()));
            return Unit.UNIT;
        });
        library.with(CHANGE, "reverse", BLOB, (context, blob) -> {
            BlobValue changed = (BlobValue) blob;
            byte[] bytes = changed.toByteArray();
            for (int index = 0; index < bytes.length; index++) {
                changed.set(index, bytes[bytes.length - 1 - index]);
            }
            return Unit.UNIT;
        });
    }

    private static void addParts(FunctionLibrary library) {
        part(library, "extract", Receiver.READ_NO_CONSTANT, (blob, part) -> blob.slice(part.start(), part.end()));
        part(library, "drain", CHANGE, (blob, part) -> blob.removeRange(part.start(), part.end()));
        part(library, "retain", CHANGE, (blob, part) -> {
            if (part.length() == 0) {
                return blob.removeRange(0, blob.size());
            }
            BlobValue behind = blob.removeRange(part.end(), blob.size());
            BlobValue before = blob.removeRange(0, part.start());
            before.addAll(behind.toByteArray());
            return before;
        });
        library.with(Receiver.READ_NO_CONSTANT, "extract", BLOB, INT, (context, blob, from) -> {
            Offsets part = Offsets.of(((BlobValue) blob).size(), (Long) from, Long.MAX_VALUE);
            return ((BlobValue) blob).slice(part.start(), part.end());
        });
        library.with(CHANGE, "split", BLOB, INT, (context, blob, index) -> {
            BlobValue changed = (BlobValue) blob;
            return changed.removeRange(Offsets.place(changed.size(), (Long) index), changed.size());
        });
        library.with(CHANGE, "splice", BLOB, RANGE, BLOB, (context, blob, range, bytes) -> splice(context, (BlobValue) blob,
                ((RangeValue) range).from(), ((RangeValue) range).length(), (BlobValue) bytes));
        library.with(CHANGE, "splice", List.of(BLOB, INT, INT, BLOB), (context, all) ->
                splice(context, (BlobValue) all[0], (Long) all[1], (Long) all[2], (BlobValue) all[3]));
    }

    /** What to do with a part of a blob. */
    private interface PartFunction {
        BlobValue apply(BlobValue blob, Offsets part);
    }

    private static void part(FunctionLibrary library, String name, Receiver receiver, PartFunction function) {
        library.with(receiver, name, BLOB, RANGE, (context, blob, range) -> apply(function, (BlobValue) blob,
                ((RangeValue) range).from(), ((RangeValue) range).length()));
        library.with(receiver, name, BLOB, INT, INT, (context, blob, from, count) ->
                apply(function, (BlobValue) blob, (Long) from, (Long) count));
    }

    private static BlobValue apply(PartFunction function, BlobValue blob, long from, long count) {
        return blob.isEmpty() || count <= 0 ? new BlobValue() : function.apply(blob, Offsets.of(blob.size(), from, count));
    }

    private static Object splice(CallContext context, BlobValue blob, long from, long count, BlobValue bytes) {
        Offsets part = Offsets.of(blob.size(), from, count);
        // an empty part stands for the end of the blob, wherever it is
        int start = part.length() == 0 ? blob.size() : part.start();
        BlobValue behind = blob.removeRange(start + part.length(), blob.size());
        blob.removeRange(start, blob.size());
        blob.addAll(bytes.toByteArray());
        blob.addAll(behind.toByteArray());
        return checked(context, blob);
    }
}
