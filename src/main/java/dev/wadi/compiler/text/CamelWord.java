package dev.wadi.compiler.text;

import dev.wadi.definition.Choice;
import java.util.Locale;

/** A choice as Wadi's Camel components spell it: {@code post-image} is {@code postImage}. */
public final class CamelWord {

    private CamelWord() {}

    public static String of(Choice choice) {
        StringBuilder word = new StringBuilder();
        for (String part : choice.word().split("-")) {
            word.append(word.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return word.toString();
    }
}
