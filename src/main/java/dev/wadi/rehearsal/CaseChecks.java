package dev.wadi.rehearsal;

import dev.wadi.definition.Encoding;
import dev.wadi.definition.FailureAction;
import dev.wadi.definition.HttpSink;
import dev.wadi.definition.KafkaSink;
import dev.wadi.definition.MongoDbSink;
import dev.wadi.definition.Origin;
import dev.wadi.definition.PubSubSink;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.UdfMiddleware;
import dev.wadi.definition.Value;
import dev.wadi.definition.rehearsal.ExpectedDeadLetter;
import dev.wadi.definition.rehearsal.Expectation;
import dev.wadi.definition.rehearsal.ExpectedEvent;
import dev.wadi.definition.rehearsal.ExpectedSink;
import dev.wadi.definition.rehearsal.FailureDefinition;
import dev.wadi.definition.rehearsal.FaultKind;
import dev.wadi.definition.rehearsal.HttpAnswer;
import dev.wadi.definition.rehearsal.HttpMock;
import dev.wadi.definition.rehearsal.InputEvent;
import dev.wadi.definition.rehearsal.RehearsalCase;
import dev.wadi.problem.NearName;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.bson.json.JsonParseException;

/** Finds what cannot be meant in the cases of a test file, before any of them runs. */
final class CaseChecks {

    /** What an event is written with, unless it is an earlier one. */
    private static final List<String> CONTENTS = List.of("body", "text", "base64", "key", "attributes", "operation", "before",
            "collection", "partition", "time");

    private final RehearsalPlan plan;
    private final Problems problems;
    private final Map<String, Integer> names = new HashMap<>();

    CaseChecks(RehearsalPlan plan, Problems problems) {
        this.plan = plan;
        this.problems = problems;
    }

    void check() {
        for (RehearsalCase one : plan.tests().cases()) {
            Integer first = names.putIfAbsent(one.name(), one.origin().place().line());
            if (first != null) {
                problems.add(one.origin().problem(ProblemCode.DUPLICATE_NAME, "name", "is already the name of the case in line " + first)
                        .found(one.name()));
            }
            for (int i = 0; i < one.input().size(); i++) {
                checkInput(one.input().get(i), i + 1);
            }
            one.failures().forEach(failure -> checkFailure(one, failure));
            one.http().forEach(this::checkMock);
            one.expect().ifPresent(expect -> checkExpectation(one, expect));
        }
    }

    private void checkInput(InputEvent event, int number) {
        if (event.again().isEmpty()) {
            plan.events().check(event);
            return;
        }
        Origin origin = event.origin();
        if (event.again().get() >= number) {
            problems.add(origin.problem(ProblemCode.OUT_OF_RANGE, "again", "is no earlier event").found(event.again().get().toString())
                    .allowing(number == 1 ? "not at the first event" : "1 to " + (number - 1)));
        }
        CONTENTS.stream().filter(origin::has).findFirst().ifPresent(option -> problems.add(origin.problem(
                ProblemCode.CONFLICTING_OPTIONS, option, "cannot stand beside 'again': the earlier event comes as it was").found(option)));
    }

    private void checkFailure(RehearsalCase one, FailureDefinition failure) {
        checkEvent(one, failure.origin(), failure.event());
        OptionalInt index = plan.sinks().find(failure.origin(), failure.sink());
        if (index.isEmpty()) {
            return;
        }
        SinkDefinition sink = plan.connector().sinks().get(index.getAsInt());
        if (sink instanceof HttpSink) {
            problems.add(failure.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "sink", "is an HTTP server, which says itself what it "
                    + "refuses").allowing("http: [{ answers: [{ status: 503 }, { status: 200 }] }]"));
        }
        boolean triedForEver = failure.fault() == FaultKind.PASSING && failure.times().isEmpty()
                && plan.connector().retryOf(sink).flatMap(retry -> retry.maxAttempts()).isEmpty();
        if (triedForEver) {
            problems.add(failure.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "fault", "is passing, and such a fault is tried for as "
                    + "long as it takes: the case would never end").found("passing")
                    .allowing(List.of("times: how often the event is refused", "fault: lasting")));
        }
    }

    private void checkMock(HttpMock mock) {
        Set<String> services = plan.compiled().hosts().keySet();
        if (mock.service().isEmpty() && services.size() != 1) {
            problems.add(mock.origin().problem(ProblemCode.MISSING_OPTION, "needs the option 'service', because the connector uses "
                    + services.size() + " HTTP services").at(mock.origin().pathOf("service")).allowing(services));
        }
        mock.service().filter(name -> !services.contains(name)).ifPresent(name -> problems.add(mock.origin()
                .problem(ProblemCode.UNKNOWN_VALUE, "service", "is no HTTP service that the connector uses: '" + name + "'").found(name)
                .allowing(services).suggesting(NearName.of(name, services))));
        mock.path().ifPresent(path -> plan.values().text(mock.origin(), "path", path));
        for (HttpAnswer answer : mock.answers()) {
            SourceEvents.checkOneBody(answer.origin(), problems);
            answer.text().ifPresent(text -> plan.values().text(answer.origin(), "text", text));
            answer.base64().ifPresent(base64 -> plan.values().base64(answer.origin(), "base64", base64));
            answer.headers().ifPresent(headers -> plan.values().texts(answer.origin(), "headers", headers));
        }
    }

    private void checkExpectation(RehearsalCase one, Expectation expect) {
        Map<Integer, Integer> seen = new HashMap<>();
        for (ExpectedSink sink : expect.sinks()) {
            OptionalInt index = plan.sinks().find(sink.origin(), sink.sink());
            index.ifPresent(found -> {
                Integer first = seen.putIfAbsent(found, sink.origin().place().line());
                if (first != null) {
                    problems.add(sink.origin().problem(ProblemCode.DUPLICATE_NAME, "sink", "is expected already, in line " + first));
                }
                sink.events().forEach(event -> checkExpected(event, plan.connector().sinks().get(found)));
            });
        }
        for (ExpectedDeadLetter letter : expect.deadLetters()) {
            checkEvent(one, letter.origin(), letter.event());
            letter.sink().ifPresent(sink -> plan.sinks().find(letter.origin(), letter.sink()));
        }
        checkMayHappen(expect);
        expect.settled().filter(settled -> settled > one.input().size()).ifPresent(settled ->
                problems.add(expect.origin().problem(ProblemCode.OUT_OF_RANGE, "settled", "is more than the case has events")
                        .found(settled.toString()).allowing("0 to " + one.input().size())));
    }

    /** An expectation that the definition rules out is a mistake of one of both, and better said than tried. */
    private void checkMayHappen(Expectation expect) {
        if (!expect.deadLetters().isEmpty() && !plan.connector().keepsDeadLetters()) {
            problems.add(expect.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "dead_letters",
                    "cannot be: the connector has no on_failure = \"dead_letter\""));
        }
        boolean skips = plan.connector().onFailure() == FailureAction.SKIP || plan.connector().sinks().stream()
                .anyMatch(sink -> plan.connector().onFailureOf(sink) == FailureAction.SKIP);
        if (expect.skipped() > 0 && !skips) {
            problems.add(expect.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "skipped",
                    "cannot be: the connector has no on_failure = \"skip\""));
        }
        if (expect.filtered() > 0 && plan.connector().middlewares().stream().noneMatch(UdfMiddleware.class::isInstance)) {
            problems.add(expect.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "filtered", "cannot be: the connector has no script"));
        }
        if (expect.duplicates() > 0 && plan.connector().dedup().isEmpty()) {
            problems.add(expect.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "duplicates", "cannot be: the connector has no dedup"));
        }
    }

    private void checkEvent(RehearsalCase one, Origin origin, int event) {
        if (event > one.input().size()) {
            problems.add(origin.problem(ProblemCode.OUT_OF_RANGE, "event", "names event " + event + " of " + one.input().size())
                    .found(Integer.toString(event)).allowing("1 to " + one.input().size()));
        }
    }

    private void checkExpected(ExpectedEvent event, SinkDefinition sink) {
        Origin origin = event.origin();
        SourceEvents.checkOneBody(origin, problems);
        event.key().ifPresent(key -> plan.values().text(origin, "key", key));
        event.text().ifPresent(text -> plan.values().text(origin, "text", text));
        event.base64().ifPresent(base64 -> plan.values().base64(origin, "base64", base64));
        event.attributes().ifPresent(attributes -> plan.values().texts(origin, "attributes", attributes));
        event.body().filter(body -> !body.json().isNull()).ifPresent(body -> checkBody(origin, body, sink.outputEncoding()));
        if (!(sink instanceof MongoDbSink)) {
            refuse(origin, "operation", "only a collection has operations");
        }
        if (!(sink instanceof KafkaSink || sink instanceof PubSubSink || sink instanceof HttpSink)) {
            refuse(origin, "key", "only records have keys, and messages of Pub/Sub");
        }
        if (sink instanceof MongoDbSink) {
            refuse(origin, "attributes", "a collection keeps no attributes");
        }
    }

    private void refuse(Origin origin, String option, String reason) {
        if (origin.has(option)) {
            problems.add(origin.problem(ProblemCode.CONFLICTING_OPTIONS, option, "cannot be expected here: " + reason).found(option));
        }
    }

    private void checkBody(Origin origin, Value body, Encoding encoding) {
        try {
            SinkBodies.expected(encoding, body.json());
        } catch (JsonParseException e) {
            problems.add(origin.problem(ProblemCode.INVALID_VALUE, "body", "is no Extended JSON: " + e.getMessage())
                    .found(JsonDifference.shown(body.json())));
        }
    }
}
