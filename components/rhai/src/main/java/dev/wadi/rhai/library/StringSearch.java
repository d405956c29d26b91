package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.CHAR;
import static dev.wadi.rhai.function.ParameterType.INT;
import static dev.wadi.rhai.function.ParameterType.STRING;

import dev.wadi.rhai.function.CallContext;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.ParameterType;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.CodePoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where something is in a string, and strings cut into pieces. */
final class StringSearch {

    private StringSearch() {
    }

    static void addTo(FunctionLibrary library) {
        for (ParameterType part : List.of(STRING, CHAR)) {
            library.read("index_of", STRING, part, (context, text, sought) -> find((String) text, sought.toString(), 0));
            library.read("index_of", STRING, part, INT, (context, text, sought, from) ->
                    find((String) text, sought.toString(), (Long) from));
            library.read("split", STRING, part, (context, text, by) ->
                    array(context, split(context, (String) text, by.toString(), Integer.MAX_VALUE)));
            library.read("split", STRING, part, INT, (context, text, by, most) ->
                    array(context, split(context, (String) text, by.toString(), (Long) most)));
            library.read("split_rev", STRING, part, (context, text, by) ->
                    array(context, splitFromEnd(context, (String) text, by.toString(), Integer.MAX_VALUE)));
            library.read("split_rev", STRING, part, INT, (context, text, by, most) ->
                    array(context, splitFromEnd(context, (String) text, by.toString(), (Long) most)));
        }
        library.read("split", STRING, INT, (context, text, index) -> array(context, splitAt((String) text, (Long) index)));
        library.read("split", STRING, (context, text) -> array(context, words(context, (String) text)));
        library.read("to_chars", STRING, (context, text) -> {
            ArrayValue points = new ArrayValue();
            ((String) text).codePoints().forEach(point -> points.add(CodePoint.of(point)));
            context.checkArraySize(points.size());
            return points;
        });
    }

    private static ArrayValue array(CallContext context, List<String> pieces) {
        context.checkArraySize(pieces.size());
        return ArrayValue.of(pieces);
    }

    private static Object find(String text, String sought, long from) {
        int count = StringFunctions.length(text);
        if (count == 0 || from > 0 && from >= count) {
            return -1L;
        }
        int start = text.offsetByCodePoints(0, Offsets.place(count, from));
        int found = text.indexOf(sought, start);
        return found < 0 ? -1L : (long) text.codePointCount(0, found);
    }

    /** Adds a piece, unless there are too many already. */
    private static void add(CallContext context, List<String> pieces, String piece) {
        pieces.add(piece);
        context.checkArraySize(pieces.size());
    }

    private static List<String> words(CallContext context, String text) {
        if (text.isEmpty()) {
            return List.of(text);
        }
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int index = 0; index <= text.length(); index++) {
            if (index == text.length() || Spaces.isSpace(text.charAt(index))) {
                if (index > start) {
                    add(context, words, text.substring(start, index));
                }
                start = index + 1;
            }
        }
        return words;
    }

    private static List<String> splitAt(String text, long index) {
        int count = StringFunctions.length(text);
        int place = index <= 0 ? index == Long.MIN_VALUE || -index > count ? 0 : (int) (count + index)
                : (int) Math.min(index, count);
        int offset = text.offsetByCodePoints(0, place);
        return List.of(text.substring(0, offset), text.substring(offset));
    }

    private static List<String> split(CallContext context, String text, String by, long most) {
        if (most <= 1 || text.isEmpty()) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>();
        int start = 0;
        if (by.isEmpty()) {
            // an empty separator is before every character, and behind the last one
            pieces.add("");
            while (pieces.size() < most - 1 && start < text.length()) {
                int end = text.offsetByCodePoints(start, 1);
                add(context, pieces, text.substring(start, end));
                start = end;
            }
            if (pieces.size() < most) {
                pieces.add(text.substring(start));
            }
            return pieces;
        }
        for (int found = text.indexOf(by); found >= 0 && pieces.size() < most - 1; found = text.indexOf(by, start)) {
            add(context, pieces, text.substring(start, found));
            start = found + by.length();
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static List<String> splitFromEnd(CallContext context, String text, String by, long most) {
        if (most <= 1 || text.isEmpty()) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>();
        if (by.isEmpty()) {
            pieces.addAll(split(context, text, by, Integer.MAX_VALUE));
            Collections.reverse(pieces);
            if (pieces.size() > most) {
                List<String> rest = new ArrayList<>(pieces.subList((int) most - 1, pieces.size()));
                Collections.reverse(rest);
                pieces = new ArrayList<>(pieces.subList(0, (int) most - 1));
                pieces.add(String.join("", rest));
            }
            return pieces;
        }
        int end = text.length();
        for (int found = text.lastIndexOf(by); found >= 0 && pieces.size() < most - 1;
                found = end >= by.length() ? text.lastIndexOf(by, end - by.length()) : -1) {
            add(context, pieces, text.substring(found + by.length(), end));
            end = found;
        }
        pieces.add(text.substring(0, end));
        return pieces;
    }
}
