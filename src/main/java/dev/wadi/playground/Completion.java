package dev.wadi.playground;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What an editor offers while somebody types.
 *
 * @param kind {@code function} or {@code snippet}
 * @param detail how it is called, in one line
 * @param documentation what it does, in whole sentences
 * @param insertText what is typed; in a snippet {@code ${1:name}} are places to fill in, in their order
 * @param snippet whether the text has such places
 */
public record Completion(
        @JsonProperty("label") String label,
        @JsonProperty("kind") String kind,
        @JsonProperty("detail") String detail,
        @JsonProperty("documentation") String documentation,
        @JsonProperty("insert_text") String insertText,
        @JsonProperty("is_snippet") boolean snippet) {}
