package dev.wadi.problem;

import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * One thing that is wrong, or doubtful, in a definition.
 *
 * @param code what kind of problem
 * @param place where: at the key when the key is wrong, at the value when the value is wrong
 * @param path the same place in the model, {@code connectors[0].source.resource}, or null for the file as a whole
 * @param message one sentence that stands by itself, without the place
 * @param found what stands there, {@link #SECRET} for a secret, or null
 * @param allowed what may stand there, in words; empty when that cannot be listed
 * @param suggestion the one likely repair, or null
 * @param excerpt lines that show the place, or null
 */
public record Problem(ProblemCode code, Place place, String path, String message, String found, List<String> allowed,
        String suggestion, String excerpt) {

    /** Stands for a secret value wherever one would be printed. */
    public static final String SECRET = "(secret)";

    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(message, "message");
        allowed = List.copyOf(allowed);
    }

    public static Problem of(ProblemCode code, Place place, String message) {
        return new Problem(code, place, null, message, null, List.of(), null, null);
    }

    public Problem at(String newPath) {
        return new Problem(code, place, newPath, message, found, allowed, suggestion, excerpt);
    }

    public Problem found(String newFound) {
        return new Problem(code, place, path, message, newFound, allowed, suggestion, excerpt);
    }

    /** Lists what is allowed, sorted as given. */
    public Problem allowing(Collection<String> words) {
        return new Problem(code, place, path, message, found, List.copyOf(words), suggestion, excerpt);
    }

    public Problem allowing(String words) {
        return allowing(List.of(words));
    }

    /** @param repair null leaves the problem without a suggestion */
    public Problem suggesting(String repair) {
        return new Problem(code, place, path, message, found, allowed, repair, excerpt);
    }

    /** @param lines that show the place, as compilers do; empty shows none */
    public Problem showing(String lines) {
        return new Problem(code, place, path, message, found, allowed, suggestion, lines.isEmpty() ? null : lines);
    }

    public Severity severity() {
        return code.severity();
    }

    /** The lines that are printed: first as compilers do it, then what is allowed and what was probably meant. */
    public String describe() {
        StringBuilder text = new StringBuilder()
                .append(place).append(": ").append(severity()).append(": ").append(message)
                .append(" [").append(code).append(']');
        if (excerpt != null) {
            text.append('\n').append(excerpt.indent(2).stripTrailing());
        }
        if (!allowed.isEmpty()) {
            text.append("\n  allowed: ").append(String.join(", ", allowed));
        }
        if (suggestion != null) {
            text.append("\n  did you mean '").append(suggestion).append("'?");
        }
        return text.toString();
    }
}
