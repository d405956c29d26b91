package dev.wadi.definition.reader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells whether a text is JSON as its standard has it, and if not, where it ceases to be and what people usually meant. */
final class JsonSyntax {

    private static final int DEEPEST = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
            .maxNestingDepth(Integer.MAX_VALUE).maxStringLength(Integer.MAX_VALUE).maxNumberLength(1000).build()).build();
    /** What other languages allow at the place of the mistake. */
    private static final Map<Character, String> USUAL = Map.of('/', "JSON has no comments", '#', "JSON has no comments",
            '\'', "JSON has texts and keys in double quotes only");

    private JsonSyntax() {
    }

    /** The first mistake; empty when there is none. */
    static Optional<Problem> check(String file, String content) {
        try (JsonParser parser = FACTORY.createParser(content)) {
            int values = 0;
            int depth = 0;
            while (parser.nextToken() != null) {
                depth += parser.currentToken().isStructStart() ? 1 : parser.currentToken().isStructEnd() ? -1 : 0;
                if (depth > DEEPEST) {
                    return Optional.of(syntax(place(file, parser.currentTokenLocation()),
                            "lists and tables are nested more than " + DEEPEST + " deep"));
                }
                if (depth == (parser.currentToken().isStructStart() ? 1 : 0) && !parser.currentToken().isStructEnd() && ++values > 1) {
                    return Optional.of(syntax(place(file, parser.currentTokenLocation()), "a second value stands behind the first one"));
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException wrong) {
            Place place = place(file, wrong.getLocation());
            return Optional.of(syntax(place, reason(wrong, content, place)));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text cannot be read", impossible);
        }
    }

    private static String reason(JsonProcessingException wrong, String content, Place place) {
        String line = content.lines().skip(place.line() - 1L).findFirst().orElse("");
        char refused = place.column() <= line.length() ? line.charAt(place.column() - 1) : ' ';
        if (USUAL.containsKey(refused)) {
            return USUAL.get(refused);
        }
        String before = content.lines().limit(place.line() - 1L).collect(Collectors.joining())
                + line.substring(0, Math.min(line.length(), place.column() - 1));
        if ((refused == ']' || refused == '}') && before.stripTrailing().endsWith(",")) {
            return "JSON has no comma behind the last value";
        }
        String message = wrong.getOriginalMessage().lines().findFirst().orElse("it cannot be read");
        return "no valid JSON: " + message.replaceAll(" ?\\(code \\d+[^)]*\\)", "").replaceAll(" ?\\(not recognized[^)]*\\)", "")
                .replaceAll(": enable `.*", "").replaceAll(" ?\\(start marker at.*", "");
    }

    private static Place place(String file, JsonLocation location) {
        return location == null ? Place.startOf(file) : new Place(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private static Problem syntax(Place place, String message) {
        return Problem.of(ProblemCode.SYNTAX, place, message);
    }
}
