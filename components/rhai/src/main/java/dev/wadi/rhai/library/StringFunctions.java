package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.ANY;
import static dev.wadi.rhai.function.ParameterType.BLOB;
import static dev.wadi.rhai.function.ParameterType.CHAR;
import static dev.wadi.rhai.function.ParameterType.INT;
import static dev.wadi.rhai.function.ParameterType.RANGE;
import static dev.wadi.rhai.function.ParameterType.STRING;
import static dev.wadi.rhai.function.ParameterType.UNIT;

import dev.wadi.rhai.function.CallContext;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.ParameterType;
import dev.wadi.rhai.function.Receiver;
import dev.wadi.rhai.function.Reference;
import dev.wadi.rhai.value.BlobValue;
import dev.wadi.rhai.value.CodePoint;
import dev.wadi.rhai.value.RangeValue;
import dev.wadi.rhai.value.Texts;
import dev.wadi.rhai.value.Unit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Strings and characters: parts, case, search, padding. Positions count characters. */
final class StringFunctions {

    private StringFunctions() {
    }

    static void addTo(FunctionLibrary library) {
        addConcatenation(library);
        addTests(library);
        addCase(library);
        addChanges(library);
        addParts(library);
        StringSearch.addTo(library);
    }

    private static void addConcatenation(FunctionLibrary library) {
        library.read("+", STRING, ANY, (context, text, item) -> context.checked(text + Texts.display(item)));
        library.read("+", ANY, STRING, (context, item, text) -> context.checked(Texts.display(item) + text));
        library.read("+", STRING, BLOB, (context, text, blob) -> context.checked(text + utf8(blob)));
        library.read("+", BLOB, STRING, (context, blob, text) -> context.checked(utf8(blob) + text));
        library.read("+", STRING, UNIT, (context, text, unit) -> text);
        library.read("+", UNIT, STRING, (context, unit, text) -> text);
        replace(library, "append", ANY, (context, text, item) -> context.checked(text + Texts.display(item)));
        replace(library, "append", BLOB, (context, text, blob) -> context.checked(text + utf8(blob)));
    }

    static String utf8(Object blob) {
        return new String(((BlobValue) blob).toByteArray(), StandardCharsets.UTF_8);
    }

    private static void addTests(FunctionLibrary library) {
        library.readBoth("len", STRING, (context, text) -> (long) length((String) text));
        library.readBoth("is_empty", STRING, (context, text) -> ((String) text).isEmpty());
        library.readBoth("bytes", STRING, (context, text) -> (long) ((String) text).getBytes(StandardCharsets.UTF_8).length);
        for (ParameterType part : List.of(STRING, CHAR)) {
            library.read("contains", STRING, part, (context, text, sought) -> ((String) text).contains(sought.toString()));
            library.read("starts_with", STRING, part, (context, text, sought) -> ((String) text).startsWith(sought.toString()));
            library.read("ends_with", STRING, part, (context, text, sought) -> ((String) text).endsWith(sought.toString()));
        }
        library.read("to_blob", STRING, (context, text) -> new BlobValue(((String) text).getBytes(StandardCharsets.UTF_8)));
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void addCase(FunctionLibrary library) {
        library.read("to_upper", STRING, (context, text) -> ((String) text).toUpperCase(Locale.ROOT));
        library.read("to_lower", STRING, (context, text) -> ((String) text).toLowerCase(Locale.ROOT));
        replace(library, "make_upper", (context, text) -> text.toUpperCase(Locale.ROOT));
        replace(library, "make_lower", (context, text) -> text.toLowerCase(Locale.ROOT));
        library.read("to_upper", CHAR, (context, point) -> upper((CodePoint) point));
        library.read("to_lower", CHAR, (context, point) -> lower((CodePoint) point));
        library.with(Receiver.REPLACE, "make_upper", CHAR, (context, place) ->
                put(place, upper((CodePoint) ((Reference) place).get())));
        library.with(Receiver.REPLACE, "make_lower", CHAR, (context, place) ->
                put(place, lower((CodePoint) ((Reference) place).get())));
    }

    /** A character that becomes several stays as it is. */
    private static CodePoint upper(CodePoint point) {
        return single(point, point.toString().toUpperCase(Locale.ROOT));
    }

    private static CodePoint lower(CodePoint point) {
        return single(point, point.toString().toLowerCase(Locale.ROOT));
    }

    private static CodePoint single(CodePoint point, String changed) {
        return length(changed) == 1 ? CodePoint.of(changed.codePointAt(0)) : point;
    }

    private static void addChanges(FunctionLibrary library) {
        replace(library, "clear", (context, text) -> "");
        replace(library, "trim", (context, text) -> Spaces.trim(text));
        for (ParameterType part : List.of(STRING, CHAR)) {
            replace(library, "remove", part, (context, text, sought) ->
                    sought.equals("") ? text : text.replace(sought.toString(), ""));
        }
        replace(library, "truncate", INT, (context, text, count) -> part(text, 0, Math.max(0, (Long) count)));
        library.with(Receiver.REPLACE, "pop", STRING, (context, place) -> pop((Reference) place));
        library.with(Receiver.REPLACE, "pop", STRING, INT, (context, place, count) -> pop((Reference) place, (Long) count));
        library.with(Receiver.REPLACE, "set", STRING, INT, CHAR, (context, place, index, point) ->
                put(place, set((String) ((Reference) place).get(), (Long) index, (CodePoint) point)));
        for (ParameterType sought : List.of(STRING, CHAR)) {
            for (ParameterType other : List.of(STRING, CHAR)) {
                library.with(Receiver.REPLACE, "replace", STRING, sought, other, (context, place, from, to) ->
                        put(place, replaced(context, (String) ((Reference) place).get(), from.toString(), to.toString())));
            }
            library.with(Receiver.REPLACE, "pad", STRING, INT, sought, (context, place, count, padding) ->
                    put(place, pad(context, (String) ((Reference) place).get(), (Long) count, padding.toString())));
        }
    }

    /** The length is known before the text is made: it may be far beyond the limit. */
    private static String replaced(CallContext context, String text, String from, String to) {
        if (text.isEmpty()) {
            return text;
        }
        long found = from.isEmpty() ? length(text) + 1 : 0;
        for (int index = from.isEmpty() ? -1 : text.indexOf(from); index >= 0; index = text.indexOf(from, index + from.length())) {
            found++;
        }
        context.checkStringLength(text.length() + found * (to.length() - from.length()));
        return text.replace(from, to);
    }

    private static Object pop(Reference place) {
        String text = (String) place.get();
        if (text.isEmpty()) {
            return Unit.UNIT;
        }
        int last = text.offsetByCodePoints(text.length(), -1);
        place.set(text.substring(0, last));
        return CodePoint.of(text.codePointAt(last));
    }

    private static Object pop(Reference place, long count) {
        String text = (String) place.get();
        int kept = (int) Math.max(0, length(text) - Math.max(0, count));
        int end = text.offsetByCodePoints(0, kept);
        place.set(text.substring(0, end));
        return text.substring(end);
    }

    private static String set(String text, long index, CodePoint point) {
        int place = Offsets.exact(length(text), index);
        if (place < 0) {
            return text;
        }
        int from = text.offsetByCodePoints(0, place);
        return text.substring(0, from) + point + text.substring(text.offsetByCodePoints(from, 1));
    }

    private static String pad(CallContext context, String text, long wanted, String padding) {
        long missing = wanted - length(text);
        if (wanted <= 0 || missing <= 0) {
            return text;
        }
        int step = length(padding);
        if (step == 0 || wanted > Integer.MAX_VALUE) {
            throw Failures.tooLarge("Length of string");
        }
        String rest = part(padding, 0, missing % step);
        long times = missing / step;
        context.checkStringLength(text.length() + times * padding.length() + rest.length());
        return text + padding.repeat((int) times) + rest;
    }

    private static void addParts(FunctionLibrary library) {
        library.read("get", STRING, INT, (context, text, index) -> {
            int place = Offsets.exact(length((String) text), (Long) index);
            return place < 0 ? Unit.UNIT
                    : CodePoint.of(((String) text).codePointAt(((String) text).offsetByCodePoints(0, place)));
        });
        library.read("sub_string", STRING, INT, INT, (context, text, from, count) ->
                part((String) text, (Long) from, (Long) count));
        library.read("sub_string", STRING, INT, (context, text, from) -> part((String) text, (Long) from, Long.MAX_VALUE));
        library.read("sub_string", STRING, RANGE, (context, text, range) ->
                part((String) text, ((RangeValue) range).from(), ((RangeValue) range).length()));
        library.with(Receiver.REPLACE, "crop", STRING, INT, INT, (context, place, from, count) ->
                put(place, part((String) ((Reference) place).get(), (Long) from, (Long) count)));
        replace(library, "crop", INT, (context, text, from) -> part(text, (Long) from, Long.MAX_VALUE));
        replace(library, "crop", RANGE, (context, text, range) ->
                part(text, ((RangeValue) range).from(), ((RangeValue) range).length()));
    }

    static String part(String text, long from, long count) {
        Offsets part = Offsets.of(length(text), from, count);
        int start = text.offsetByCodePoints(0, part.start());
        return text.substring(start, text.offsetByCodePoints(start, part.length()));
    }

    /** Gives the new text. */
    private interface Change {
        String apply(CallContext context, String text);
    }

    /** Gives the new text. */
    private interface ChangeBy {
        String apply(CallContext context, String text, Object by);
    }

    private static void replace(FunctionLibrary library, String name, Change change) {
        library.with(Receiver.REPLACE, name, STRING, (context, place) ->
                put(place, context.checked(change.apply(context, (String) ((Reference) place).get()))));
    }

    private static void replace(FunctionLibrary library, String name, ParameterType type, ChangeBy change) {
        library.with(Receiver.REPLACE, name, STRING, type, (context, place, by) ->
                put(place, context.checked(change.apply(context, (String) ((Reference) place).get(), by))));
    }

    private static Object put(Object place, Object value) {
        ((Reference) place).set(value);
        return Unit.UNIT;
    }
}
