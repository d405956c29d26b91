package dev.wadi.definition;

import java.util.Locale;

/** An enum whose constants are words of the definition. */
public interface Choice {

    /** The constant's Java name; given by the enum. */
    String name();

    /** The word that people write: kebab-case unless the enum says otherwise. */
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
