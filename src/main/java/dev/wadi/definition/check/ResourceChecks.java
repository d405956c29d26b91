package dev.wadi.definition.check;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.KafkaSink;
import dev.wadi.definition.KafkaSource;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.MongoDbSink;
import dev.wadi.definition.MongoDbSource;
import dev.wadi.definition.Origin;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.SourceDefinition;
import dev.wadi.definition.StepDefinition;
import dev.wadi.definition.Text;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Names of topics, databases and collections. Source: Kafka's rule for topics; MongoDB's naming restrictions. */
final class ResourceChecks {

    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
    /** MongoDB allows more in a collection's name, but these would change the meaning of an endpoint's address. */
    private static final Pattern COLLECTION = Pattern.compile("[\\p{L}\\p{N}_.$-]{1,255}");
    private static final String COLLECTION_WORDS = "letters, digits, '.', '_', '-' and '$'";
    private static final Pattern DATABASE = Pattern.compile("[\\p{L}\\p{N}_-]{1,63}");

    private final Problems problems;

    private ResourceChecks(Problems problems) {
        this.problems = problems;
    }

    static void check(ConnectorDefinition connector, Problems problems) {
        ResourceChecks checks = new ResourceChecks(problems);
        connector.steps().forEach(checks::check);
        checks.checkTwins(connector);
        connector.sinks().stream().filter(sink -> feeds(sink, connector.source())).forEach(checks::warnOfLoop);
    }

    /** Whether what the sink writes is what the source reads. */
    private static boolean feeds(SinkDefinition sink, SourceDefinition source) {
        if (!sink.serviceName().equals(source.serviceName()) || sink.resource().fromEnvironment() != source.resource().fromEnvironment()) {
            return false;
        }
        String written = sink.resource().value();
        String read = source.resource().value();
        return sink instanceof KafkaSink && source instanceof KafkaSource && written.equals(read)
                || sink instanceof MongoDbSink && source instanceof MongoDbSource
                && Arrays.stream(read.split(",")).map(String::strip).anyMatch(name -> name.equals("*") || name.equals(written));
    }

    private void warnOfLoop(SinkDefinition sink) {
        problems.add(sink.origin().problem(ProblemCode.ENDLESS_LOOP, "resource", "is what the source reads: every event that is "
                + "delivered there comes again, and again").found(sink.resource().value()));
    }

    /** The same sink written twice is a slip of the hand; two that differ in their encoding may be meant. */
    private void checkTwins(ConnectorDefinition connector) {
        Map<List<Object>, SinkDefinition> seen = new HashMap<>();
        for (SinkDefinition sink : connector.sinks()) {
            Text resource = sink.resource();
            SinkDefinition first = seen.putIfAbsent(List.of(sink.serviceName(), resource.value(), resource.fromEnvironment(),
                    sink.outputEncoding()), sink);
            if (first != null) {
                problems.add(sink.origin().problem(ProblemCode.DUPLICATE_SINK, "resource", "is where " + first.origin().label()
                        + " goes, in line " + first.origin().place().line() + ": every event is delivered there twice")
                        .found(resource.value()));
            }
        }
    }

    static void checkDatabase(MongoDbService service, Problems problems) {
        new ResourceChecks(problems).match(service.origin(), "db_name", service.dbName(), DATABASE, "a database",
                "letters, digits, _ and -");
    }

    /** The option 'resource' of a step or store at Kafka. */
    static void checkTopic(Origin origin, Text resource, Problems problems) {
        new ResourceChecks(problems).match(origin, "resource", resource, TOPIC, "a topic", "letters, digits, '.', '_' and '-'");
    }

    /** The option 'resource' of a step or store at MongoDB. */
    static void checkCollection(Origin origin, Text resource, Problems problems) {
        new ResourceChecks(problems).match(origin, "resource", resource, COLLECTION, "a collection", COLLECTION_WORDS);
    }

    private void check(StepDefinition step) {
        if (step instanceof KafkaSource || step instanceof KafkaSink) {
            checkTopic(step.origin(), step.resource(), problems);
        } else if (step instanceof MongoDbSink) {
            checkCollection(step.origin(), step.resource(), problems);
        } else if (step instanceof MongoDbSource) {
            checkCollections(step.origin(), step.resource());
        }
    }

    private void checkCollections(Origin origin, Text resource) {
        List<String> names = Arrays.stream(resource.value().split(",", -1)).map(String::strip).toList();
        boolean all = names.equals(List.of("*"));
        boolean fine = names.stream().allMatch(name -> COLLECTION.matcher(name).matches())
                && names.stream().distinct().count() == names.size();
        if (!resource.fromEnvironment() && !all && !fine) {
            problems.add(origin.problem(ProblemCode.INVALID_VALUE, "resource", "is no list of collections: '" + resource.value()
                    + "'").found(resource.value())
                    .allowing(List.of("one collection", "several, each once, with commas between", "*")));
        }
    }

    private void match(Origin origin, String option, Text text, Pattern pattern, String what, String allowed) {
        boolean onlyDots = text.value().equals(".") || text.value().equals("..");
        if (!text.fromEnvironment() && (onlyDots || !pattern.matcher(text.value()).matches())) {
            problems.add(origin.problem(ProblemCode.INVALID_VALUE, option, "cannot be the name of " + what + ": '" + text.value()
                    + "'").found(text.value()).allowing(allowed));
        }
    }
}
