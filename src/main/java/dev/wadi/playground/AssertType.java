package dev.wadi.playground;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an assertion demands of the value at its place. */
public enum AssertType {
    /** The same value; 1 and 1.0 differ, and what is missing equals nothing, not even null. */
    @JsonProperty("equals")
    EQUALS,
    /** A text that holds a text, or an array with such an element. */
    @JsonProperty("contains")
    CONTAINS,
    /** The type: {@code null}, {@code boolean}, {@code number}, {@code string}, {@code array}, {@code object}. */
    @JsonProperty("type_matches")
    TYPE_MATCHES,
    /** A greater number. */
    @JsonProperty("gt")
    GT,
    /** A greater or the same number. */
    @JsonProperty("gte")
    GTE,
    /** A smaller number. */
    @JsonProperty("lt")
    LT,
    /** A smaller or the same number. */
    @JsonProperty("lte")
    LTE
}
