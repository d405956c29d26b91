package dev.wadi.problem;

import java.util.Locale;

/**
 * The kinds of problems. A code's word is stable and part of the API: scripts match on it.
 */
public enum ProblemCode {
    FILE_NOT_FOUND,
    FILE_UNREADABLE,
    FILE_TOO_LARGE,
    FILE_NOT_UTF8,
    FILE_EMPTY,
    UNKNOWN_FILE_TYPE,

    SYNTAX,
    DUPLICATE_KEY,

    UNKNOWN_OPTION,
    MISSING_OPTION,
    WRONG_TYPE,
    UNKNOWN_VALUE,
    INVALID_VALUE,
    EMPTY_VALUE,
    OUT_OF_RANGE,
    DURATION_WITHOUT_UNIT,
    ENVIRONMENT_NAME,
    ENVIRONMENT_NOT_HERE,

    DUPLICATE_NAME,
    UNKNOWN_SERVICE,
    UNSUPPORTED_ROLE,
    UNKNOWN_SCHEMA,
    MISSING_INPUT_ENCODING,
    IMPOSSIBLE_ENCODING,
    MISSING_SCHEMA,
    INVALID_SCHEMA,
    INVALID_SCRIPT,
    CONFLICTING_OPTIONS,
    UNKNOWN_KAFKA_PROPERTY,

    DUPLICATE_SINK(Severity.WARNING),
    ENDLESS_LOOP(Severity.WARNING),
    INSERT_OF_CHANGES(Severity.WARNING),
    UNKNOWN_FUNCTION(Severity.WARNING),
    WEAK_DELIVERY(Severity.WARNING),
    LITERAL_SECRET(Severity.WARNING),
    OPTION_IGNORED(Severity.WARNING),
    KAFKA_PROPERTY_IGNORED(Severity.WARNING);

    private final Severity severity;

    ProblemCode() {
        this(Severity.ERROR);
    }

    ProblemCode(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** The stable word, kebab-case: {@code unknown-option}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return word();
    }
}
