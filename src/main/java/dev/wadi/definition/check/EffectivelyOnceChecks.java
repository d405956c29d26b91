package dev.wadi.definition.check;

import dev.wadi.definition.Confirmation;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.FailureAction;
import dev.wadi.definition.KafkaService;
import dev.wadi.definition.KafkaSink;
import dev.wadi.definition.KafkaSource;
import dev.wadi.definition.MongoDbSink;
import dev.wadi.definition.MongoDbSource;
import dev.wadi.definition.Origin;
import dev.wadi.definition.PubSubSource;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.SystemDefinition;
import dev.wadi.definition.Text;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands against delivery that is effectively once: it is never had half. */
final class EffectivelyOnceChecks {

    private static final String DELIVERY = "delivery";
    /** Settings of a sink's client that a transaction cannot do with, by librdkafka's names and the Java client's. */
    private static final Map<String, Set<String>> NEEDED = Map.of(
            "acks", Set.of("all", "-1"),
            "request.required.acks", Set.of("all", "-1"),
            "enable.idempotence", Set.of("true"));
    private static final Set<String> OWN = Set.of("transactional.id", "transaction.two.phase.commit.enable");

    private final ConnectorDefinition connector;
    private final Definitions definitions;
    private final Problems problems;

    private EffectivelyOnceChecks(ConnectorDefinition connector, Definitions definitions, Problems problems) {
        this.connector = connector;
        this.definitions = definitions;
        this.problems = problems;
    }

    static void check(ConnectorDefinition connector, Definitions definitions, Problems problems) {
        boolean keepsInTopic = connector.isEffectivelyOnce() && connector.source() instanceof MongoDbSource
                && connector.sinks().stream().anyMatch(KafkaSink.class::isInstance);
        if (connector.origin().has("positions_topic") && !keepsInTopic) {
            problems.add(connector.origin().problem(ProblemCode.OPTION_IGNORED, "positions_topic",
                    "has no effect: only effectively-once connectors from mongodb to kafka keep their position there"));
        }
        if (connector.isEffectivelyOnce()) {
            new EffectivelyOnceChecks(connector, definitions, problems).check();
        }
    }

    private void check() {
        if (connector.source().hasPosition() && !connector.keepsPosition()) {
            report("needs a saved position, and checkpoint says not to save it", "checkpoint.enabled = true");
        }
        if (!(connector.source() instanceof KafkaSource) && !(connector.source() instanceof MongoDbSource)) {
            report("cannot be had from this source: its position cannot be part of a sink's transaction",
                    connector.source() instanceof PubSubSource ? "a source of mongodb or kafka; or dedup, which leaves out messages of an "
                            + "id that was delivered" : "a source of mongodb or kafka");
        }
        if (connector.sinks().size() != 1) {
            report("needs exactly one sink: there is no transaction over several", "one sink");
            return;
        }
        SinkDefinition sink = connector.sinks().get(0);
        if (connector.onFailureOf(sink) != FailureAction.STOP || connector.onFailure() != FailureAction.STOP) {
            report("cannot put events aside or skip them: they would not be part of the transaction", "on_failure = \"stop\"");
        }
        if (sink.confirmation() != Confirmation.REQUIRED) {
            report("needs the sink's confirmation", "confirmation = \"required\"");
        }
        if (sink instanceof KafkaSink) {
            checkKafka(sink);
        } else if (sink instanceof MongoDbSink) {
            checkPositionStore(sink);
        } else {
            report("cannot be had with this sink: it has no transactions", "a sink of kafka or mongodb");
        }
        kafka(connector.source().serviceName()).filter(service -> connector.source() instanceof KafkaSource)
                .ifPresent(this::checkSource);
    }

    private void checkKafka(SinkDefinition sink) {
        if (connector.source() instanceof KafkaSource source && !source.serviceName().equals(sink.serviceName())) {
            report("between topics needs both in one service: a transaction takes along the offsets of its own cluster only",
                    "source and sink with the same service_name");
        }
        if (connector.source() instanceof MongoDbSource && connector.positionsTopic().equals(((KafkaSink) sink).resource().value())) {
            problems.add(connector.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "positions_topic",
                    "is the topic of the sink: positions would lie among its records").found(connector.positionsTopic()));
        }
        kafka(sink.serviceName()).ifPresent(this::checkClient);
    }

    private void checkClient(KafkaService service) {
        service.properties().forEach((name, value) -> {
            if (OWN.contains(name)) {
                contradicts(service, name, value, "is set by wadi for each effectively-once connector");
            } else if (NEEDED.containsKey(name) && !value.fromEnvironment()
                    && !NEEDED.get(name).contains(value.value().strip().toLowerCase(Locale.ROOT))) {
                contradicts(service, name, value, "contradicts delivery = \"effectively-once\" of " + connector.name());
            } else if (name.equals("retries") && value.value().strip().equals("0")) {
                contradicts(service, name, value, "contradicts delivery = \"effectively-once\" of " + connector.name());
            }
        });
    }

    private void checkSource(KafkaService service) {
        if (service.offsetSeekBackSeconds().isPresent()) {
            problems.add(service.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "offset_seek_back_seconds",
                    "delivers records again at every start, which contradicts delivery = \"effectively-once\" of "
                            + connector.name()));
        }
        Text isolation = service.properties().get("isolation.level");
        if (isolation != null && !isolation.fromEnvironment() && !isolation.value().strip().equals("read_committed")) {
            contradicts(service, "isolation.level", isolation, "contradicts delivery = \"effectively-once\" of " + connector.name());
        }
    }

    private void checkPositionStore(SinkDefinition sink) {
        Optional<String> store = definitions.system().flatMap(SystemDefinition::checkpoints).map(SystemDefinition.Store::serviceName);
        if (store.isEmpty()) {
            report("to mongodb needs the positions in the sink's service, where they can be part of its transaction; without "
                    + "system.checkpoints they are in files", "system.checkpoints.service_name = \"" + sink.serviceName() + "\"");
        } else if (!store.get().equals(sink.serviceName())) {
            report("to mongodb needs the positions in the sink's service, where they can be part of its transaction; they are in '"
                    + store.get() + "'", "system.checkpoints.service_name = \"" + sink.serviceName() + "\"");
        }
    }

    private Optional<KafkaService> kafka(String name) {
        return definitions.service(name).filter(KafkaService.class::isInstance).map(KafkaService.class::cast);
    }

    private void contradicts(KafkaService service, String name, Text value, String predicate) {
        Origin origin = service.origin();
        String option = "\"" + name + "\"";
        problems.add(Problem.of(ProblemCode.CONFLICTING_OPTIONS, value.place(), origin.labelOf(option) + " " + predicate)
                .at(origin.pathOf(option)).found(value.value()));
    }

    private void report(String predicate, String allowed) {
        problems.add(connector.origin().problem(ProblemCode.CONFLICTING_OPTIONS, DELIVERY, "effectively-once " + predicate)
                .found("effectively-once").allowing(allowed));
    }
}
