package dev.wadi.schema;

import java.util.List;
import java.util.Locale;

/** What names of fields have in common; upper and lower case are alike. Immutable. */
@FunctionalInterface
public interface NamePattern {

    /** Whether a name in lower case has it. */
    boolean matchesLowerCase(String name);

    default boolean matches(String name) {
        return matchesLowerCase(name.toLowerCase(Locale.ROOT));
    }

    /** The whole name is one of these. */
    static NamePattern exactly(String... names) {
        return List.of(names)::contains;
    }

    /** The name begins with one of these. */
    static NamePattern beginningWith(String... beginnings) {
        return name -> List.of(beginnings).stream().anyMatch(name::startsWith);
    }

    /** The name ends in one of these; {@code _id} does not match {@code identity}. */
    static NamePattern endingIn(String... endings) {
        return name -> List.of(endings).stream().anyMatch(name::endsWith);
    }

    /** One of these is anywhere in the name. */
    static NamePattern containing(String... parts) {
        return name -> List.of(parts).stream().anyMatch(name::contains);
    }

    /** One of these is the whole name or, behind an underscore, its end. */
    static NamePattern word(String... words) {
        return name -> List.of(words).stream().anyMatch(word -> name.equals(word) || name.endsWith("_" + word));
    }

    /** At least one of the patterns matches. */
    static NamePattern anyOf(NamePattern... patterns) {
        return name -> List.of(patterns).stream().anyMatch(pattern -> pattern.matchesLowerCase(name));
    }

    /** This pattern matches and the other does not. */
    default NamePattern butNot(NamePattern other) {
        return name -> matchesLowerCase(name) && !other.matchesLowerCase(name);
    }
}
