package dev.wadi.rehearsal;

import dev.wadi.compiler.RehearsalCompiler;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.KafkaSource;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.MongoDbSource;
import dev.wadi.definition.PubSubSource;
import dev.wadi.definition.SchemaDefinition;
import dev.wadi.definition.StepDefinition;
import dev.wadi.definition.Text;
import dev.wadi.definition.reader.DefinitionReader;
import dev.wadi.definition.reader.RehearsalReader;
import dev.wadi.definition.rehearsal.RehearsalDefinition;
import dev.wadi.definition.rehearsal.SchemaStandIn;
import dev.wadi.problem.NearName;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From a test file to a plan, or to everything that is wrong with the file and with its definition. */
final class RehearsalPlanner {

    private final Problems problems;
    private final Values values;

    private RehearsalPlanner(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    /** Empty when something is wrong, which is then among the problems. */
    static Optional<RehearsalPlan> plan(Path file, Problems problems) {
        return RehearsalReader.read(file, problems).flatMap(tests -> new RehearsalPlanner(problems).plan(file, tests))
                .filter(plan -> !problems.hasErrors());
    }

    private Optional<RehearsalPlan> plan(Path file, RehearsalDefinition tests) {
        Problems ofDefinition = new Problems();
        Definitions definitions = DefinitionReader.read(file.resolveSibling(tests.definition()), ofDefinition);
        ofDefinition.errors().forEach(problems::add);
        if (ofDefinition.hasErrors()) {
            return Optional.empty();
        }
        Map<String, String> environment = tests.environment()
                .map(value -> values.texts(tests.origin(), "environment", value)).orElse(Map.of());
        return connector(tests, definitions).flatMap(connector -> {
            ConnectorDefinition rehearsed = connector.rehearsed(schemas(tests, connector));
            Problems ofCompiling = new Problems();
            Optional<RehearsalCompiler.Result> compiled = RehearsalCompiler.compile(definitions, rehearsed, ofCompiling);
            ofCompiling.errors().forEach(problems::add);
            return compiled.map(result -> checked(new RehearsalPlan(tests, definitions, rehearsed, result, environment,
                    events(tests, definitions, rehearsed, result, environment), new SinkNames(rehearsed, problems), values)));
        });
    }

    private RehearsalPlan checked(RehearsalPlan plan) {
        plan.connector().steps().stream().filter(step -> plan.compiled().hosts().containsKey(step.serviceName()))
                .forEach(step -> checkAddress(plan, step));
        new CaseChecks(plan, problems).check();
        return plan;
    }

    /** A step with an address of its own would leave the machine. */
    private void checkAddress(RehearsalPlan plan, StepDefinition step) {
        String resource = text(plan.tests(), step.resource(), plan.environment());
        if (resource.matches("(?s)\\s*([A-Za-z][A-Za-z0-9+.-]*:|//).*")) {
            problems.add(step.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "resource", "is a whole address, which a test cannot lead "
                    + "elsewhere; give the server as the service's host").allowing("a path, resolved against the service's host"));
        }
    }

    private Optional<ConnectorDefinition> connector(RehearsalDefinition tests, Definitions definitions) {
        List<String> names = definitions.connectors().stream().map(ConnectorDefinition::name).toList();
        if (tests.connector().isEmpty() && names.size() != 1) {
            problems.add(tests.origin().problem(ProblemCode.MISSING_OPTION, "needs the option 'connector', because the definition has "
                    + names.size() + " connectors").at("connector").allowing(names));
            return Optional.empty();
        }
        String name = tests.connector().orElseGet(() -> names.get(0));
        if (!names.contains(name)) {
            problems.add(tests.origin().problem(ProblemCode.UNKNOWN_VALUE, "connector", "is none of the definition: '" + name + "'")
                    .found(name).allowing(names).suggesting(NearName.of(name, names)));
        }
        return definitions.connectors().stream().filter(connector -> connector.name().equals(name)).findFirst();
    }

    /** The connector's schemas, those on servers replaced by their stand-ins. */
    private List<SchemaDefinition> schemas(RehearsalDefinition tests, ConnectorDefinition connector) {
        List<String> known = connector.schemas().stream().map(SchemaDefinition::id).toList();
        for (SchemaStandIn standIn : tests.schemas()) {
            if (!known.contains(standIn.id())) {
                problems.add(standIn.origin().problem(ProblemCode.UNKNOWN_SCHEMA, "id", "is no schema of the connector: '" + standIn.id()
                        + "'").found(standIn.id()).allowing(known).suggesting(NearName.of(standIn.id(), known)));
            }
        }
        Set<String> used = new LinkedHashSet<>();
        connector.steps().forEach(step -> connector.schemaIdOf(step).ifPresent(used::add));
        List<SchemaDefinition> schemas = new ArrayList<>();
        for (SchemaDefinition schema : connector.schemas()) {
            Optional<SchemaStandIn> standIn = tests.schemas().stream().filter(one -> one.id().equals(schema.id())).findFirst();
            if (standIn.isEmpty() && schema.isRemote() && used.contains(schema.id())) {
                problems.add(tests.origin().problem(ProblemCode.MISSING_SCHEMA, "needs a stand-in for the schema '" + schema.id()
                        + "', which the definition takes from a server").at("schemas").allowing("schemas: [{ id: " + schema.id()
                        + ", inline: ... }]"));
            }
            // the text of a schema that nothing uses is never loaded
            schemas.add(standIn.map(one -> schema.withText(one.inline(), Optional.of(one.registryId()), one.kind())).orElse(schema));
        }
        return schemas;
    }

    private SourceEvents events(RehearsalDefinition tests, Definitions definitions, ConnectorDefinition connector,
            RehearsalCompiler.Result compiled, Map<String, String> environment) {
        String resource = text(tests, connector.source().resource(), environment);
        if (connector.source() instanceof MongoDbSource source) {
            MongoDbService service = (MongoDbService) definitions.service(source.serviceName()).orElseThrow();
            return new ChangeStreamEvents(connector, text(tests, service.dbName(), environment), resource, problems);
        }
        SourceBodies bodies = new SourceBodies(connector.source().deliveredEncoding().orElseThrow(), compiled.encodeUri(), problems);
        if (connector.source() instanceof PubSubSource) {
            return new SubscriptionEvents(connector, resource, bodies, problems);
        }
        return connector.source() instanceof KafkaSource ? new TopicEvents(connector, resource, bodies, problems)
                : new MessageInputs(connector, bodies, problems);
    }

    private String text(RehearsalDefinition tests, Text text, Map<String, String> environment) {
        if (!text.fromEnvironment()) {
            return text.value();
        }
        if (environment.get(text.value()) == null) {
            problems.add(tests.origin().problem(ProblemCode.MISSING_OPTION, "needs the variable " + text.value()
                    + " under 'environment', because a step is named by it").at("environment").allowing(text.value()));
        }
        return environment.getOrDefault(text.value(), text.value());
    }
}
