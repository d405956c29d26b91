package dev.wadi.rehearsal;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Origin;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.Value;
import dev.wadi.problem.NearName;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** How a test file names the sinks of its connector: by resource where that is the name of one only, or by number from 1. */
final class SinkNames {

    private static final String SINK = "sink";

    private final List<String> resources = new ArrayList<>();
    private final Problems problems;

    SinkNames(ConnectorDefinition connector, Problems problems) {
        this.problems = problems;
        connector.sinks().stream().map(SinkDefinition::resource).forEach(resource ->
                resources.add(resource.fromEnvironment() ? "env:" + resource.value() : resource.value()));
    }

    /** What messages call a sink. */
    String nameOf(int index) {
        return isUnique(resources.get(index)) ? resources.get(index) : "sink " + (index + 1);
    }

    /** Place of the sink that an option {@code sink} means; empty when it means none, which is then reported. */
    OptionalInt find(Origin origin, Optional<Value> sink) {
        if (sink.isEmpty()) {
            if (resources.size() == 1) {
                return OptionalInt.of(0);
            }
            problems.add(origin.problem(ProblemCode.MISSING_OPTION, "needs the option 'sink', because the connector has "
                    + resources.size() + " sinks").at(origin.pathOf(SINK)).allowing(allowed()));
            return OptionalInt.empty();
        }
        String name = sink.get().json().asText();
        int byResource = isUnique(name) ? resources.indexOf(name) : -1;
        int byNumber = name.matches("\\d{1,4}") ? Integer.parseInt(name) - 1 : -1;
        if (byResource >= 0 || byNumber >= 0 && byNumber < resources.size()) {
            return OptionalInt.of(byResource >= 0 ? byResource : byNumber);
        }
        problems.add(origin.problem(ProblemCode.UNKNOWN_VALUE, SINK, "names no sink of the connector: '" + name + "'")
                .found(name).allowing(allowed()).suggesting(NearName.of(name, allowed())));
        return OptionalInt.empty();
    }

    private List<String> allowed() {
        return IntStream.range(0, resources.size())
                .mapToObj(index -> isUnique(resources.get(index)) ? resources.get(index) : Integer.toString(index + 1)).toList();
    }

    private boolean isUnique(String resource) {
        return resources.stream().filter(resource::equals).count() == 1;
    }
}
