package dev.wadi.schema.convert;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Names that Avro allows, made of names that people use. Source: Avro 1.12 specification, "Names". */
final class SchemaNames {

    private static final String NAMELESS = "Field";

    private SchemaNames() {}

    /** Runs of anything but ASCII letters and digits become one underscore; {@code Field} where nothing is left. */
    static String name(String text) {
        String name = text.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("_$", "");
        if (name.isEmpty()) {
            return NAMELESS;
        }
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    /** The same for every segment between dots. */
    static String namespace(String text) {
        return Arrays.stream(text.split("\\.", -1)).map(SchemaNames::name).collect(Collectors.joining("."));
    }

    /** With its first letter in upper case, as types are named. */
    static String typeName(String text) {
        String name = name(text);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
