package dev.wadi.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wadi.problem.Place;

/**
 * A value of any form, as it stands in the file.
 *
 * @param json the value; tables are objects, whole numbers of any size stay whole, decimal ones keep their digits
 * @param place where it stands
 */
public record Value(JsonNode json, Place place) {}
