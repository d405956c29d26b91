package dev.wadi.rehearsal;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Section;
import dev.wadi.definition.rehearsal.InputEvent;
import dev.wadi.engine.RehearsalRoutes;
import dev.wadi.engine.RehearsedEvent;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.List;
import java.util.stream.Stream;

/** Makes the events of a case as the connector's source would deliver them. One class for each kind of source. */
interface SourceEvents {

    /** Reports what is wrong with an event before anything runs. */
    void check(InputEvent event);

    /**
     * The events of one case.
     *
     * @param routes that encode what needs a schema
     * @throws InputException when a body does not fit the source's schema
     */
    List<RehearsedEvent> make(List<InputEvent> events, RehearsalRoutes routes) throws InputException;

    /** A body that the source could not have delivered. */
    final class InputException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        InputException(Problem problem, Throwable cause) {
            super(problem.message(), cause);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    /** Reports options that this kind of source has no use for. */
    static void refuse(InputEvent event, ConnectorDefinition connector, Problems problems, String... options) {
        Origin origin = event.origin();
        Stream.of(options).filter(origin::has).forEach(option -> problems.add(Problem.of(ProblemCode.CONFLICTING_OPTIONS,
                origin.keyOf(option), origin.labelOf(option) + " has no meaning for a " + kind(connector) + " source")
                .at(origin.pathOf(option)).found(option)));
    }

    /** Reports a body that is given in several ways. */
    static void checkOneBody(Origin origin, Problems problems) {
        List<String> ways = Stream.of("body", "text", "base64").filter(origin::has).toList();
        if (ways.size() > 1) {
            problems.add(origin.problem(ProblemCode.CONFLICTING_OPTIONS, ways.get(1), "and '" + ways.get(0)
                    + "' are two bodies of one event").found(String.join(", ", ways)).allowing("one of body, text, base64"));
        }
    }

    private static String kind(ConnectorDefinition connector) {
        return connector.source().getClass().getAnnotation(Section.class).word();
    }
}
