package dev.wadi.definition.check;

import dev.wadi.definition.AvroFormat;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.MiddlewareDefinition;
import dev.wadi.definition.MongoDbSink;
import dev.wadi.definition.MongoDbSource;
import dev.wadi.definition.SchemaKind;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.SourceDefinition;
import dev.wadi.definition.StepDefinition;
import dev.wadi.definition.UdfMiddleware;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Encodings from source to sinks: what can never work is told before anything runs.
 *
 * <p>Schemas are inherited: a step without one uses that of the nearest earlier step; the sinks look at the last middleware
 * that has one, else at the source. Equal encodings pass without a schema. Source: mstream's schema inheritance rules.
 */
final class EncodingChecks {

    private final ConnectorDefinition connector;
    private final Map<String, SchemaKind> kinds;
    private final Problems problems;

    private EncodingChecks(ConnectorDefinition connector, Map<String, SchemaKind> kinds, Problems problems) {
        this.connector = connector;
        this.kinds = kinds;
        this.problems = problems;
    }

    /** @param kinds languages of the connector's schemas by id, as far as they are known without a server */
    static void check(ConnectorDefinition connector, Map<String, SchemaKind> kinds, Problems problems) {
        new EncodingChecks(connector, kinds, problems).checkSteps();
    }

    private void checkSteps() {
        SourceDefinition source = connector.source();
        if (source.deliveredEncoding().isEmpty()) {
            problems.add(source.origin().problem(ProblemCode.MISSING_INPUT_ENCODING,
                    "needs an input_encoding: only the writer of the messages knows what they hold")
                    .allowing(List.of("avro", "bson", "json")));
        }
        if (source instanceof MongoDbSource mongoDb
                && mongoDb.inputEncoding().filter(word -> word != Encoding.BSON).isPresent()) {
            problems.add(source.origin().problem(ProblemCode.OPTION_IGNORED, "input_encoding",
                    "is ignored: a MongoDB source delivers bson"));
        }
        Encoding delivered = source.deliveredEncoding().orElse(source.outputEncoding());
        checkJsonFormat(source, delivered);
        checkAvroFormat(source, delivered == Encoding.AVRO);
        checkConversion(source, delivered);
        Encoding current = source.outputEncoding();
        for (MiddlewareDefinition middleware : connector.middlewares()) {
            checkMiddleware(middleware, current);
            current = middleware.outputEncoding();
        }
        for (SinkDefinition sink : connector.sinks()) {
            checkSink(sink, current);
            checkJsonFormat(sink, current);
            checkAvroFormat(sink, sink.outputEncoding() == Encoding.AVRO);
        }
    }

    private void checkMiddleware(MiddlewareDefinition middleware, Encoding incoming) {
        if (!(middleware instanceof UdfMiddleware)) {
            checkAnswers(middleware);
            return;
        }
        if (incoming == Encoding.AVRO) {
            problems.add(middleware.origin().problem(ProblemCode.IMPOSSIBLE_ENCODING,
                    "gets avro, which scripts cannot read").found("avro").allowing("bson, json as output of the step before"));
        } else {
            checkConversion(middleware, incoming);
        }
    }

    /** What a server answers is not converted, but checked by the schema where there is one. */
    private void checkAnswers(MiddlewareDefinition middleware) {
        Optional<String> schema = connector.schemaIdOf(middleware).filter(id -> kinds.get(id) == SchemaKind.JSON);
        if (middleware.outputEncoding() == Encoding.AVRO && schema.isPresent()) {
            problems.add(middleware.origin().problem(ProblemCode.IMPOSSIBLE_ENCODING, "output_encoding", "needs an Avro schema: the answers "
                    + "are avro, and the schema '" + schema.get() + "' is a JSON Schema").found("json")
                    .allowing("a schema_id of an Avro schema"));
        }
    }

    private void checkSink(SinkDefinition sink, Encoding incoming) {
        if (sink instanceof MongoDbSink && sink.outputEncoding() != Encoding.BSON) {
            problems.add(sink.origin().problem(ProblemCode.IMPOSSIBLE_ENCODING, "output_encoding",
                    "cannot be " + sink.outputEncoding().word() + ": MongoDB stores bson").found(sink.outputEncoding().word())
                    .allowing("bson").suggesting("bson"));
        } else {
            checkConversion(sink, incoming);
        }
    }

    /** The form of JSON is chosen where something else becomes JSON; JSON that is there already keeps its form. */
    private void checkJsonFormat(StepDefinition step, Encoding from) {
        if (step.origin().has("json_format") && (from == Encoding.JSON || step.outputEncoding() != Encoding.JSON)) {
            problems.add(step.origin().problem(ProblemCode.OPTION_IGNORED, "json_format",
                    "is ignored: here " + from.word() + " becomes " + step.outputEncoding().word()
                            + ", where no form is chosen"));
        }
    }

    private void checkAvroFormat(StepDefinition step, boolean avro) {
        if (step.origin().has("avro_format") && !avro) {
            problems.add(step.origin().problem(ProblemCode.OPTION_IGNORED, "avro_format", "is ignored: "
                    + (step instanceof SourceDefinition ? "input_encoding" : "output_encoding") + " is not avro"));
        }
        boolean numbered = connector.schemaIdOf(step).flatMap(connector::schema).filter(schema ->
                schema.registry().isPresent() || schema.registryId().isPresent()).isPresent();
        if (avro && step instanceof SinkDefinition && step.avroFormat() == AvroFormat.CONFLUENT && !numbered) {
            problems.add(step.origin().problem(ProblemCode.MISSING_OPTION, "avro_format", "is confluent, which needs the "
                    + "schema's number: a schema of a registry, or the schema's option 'registry_id'"));
        }
    }

    private void checkConversion(StepDefinition step, Encoding from) {
        Encoding to = step.outputEncoding();
        SourceDefinition source = connector.source();
        Optional<String> schema = connector.schemaIdOf(step);
        boolean avro = from == Encoding.AVRO || to == Encoding.AVRO;
        boolean sameFormat = step == source || from != to || step.avroFormat() == source.avroFormat();
        if (avro && schema.isEmpty() && (from != to || !sameFormat)) {
            String what = from == to ? "one avro_format cannot become another"
                    : from.word() + " cannot become " + to.word();
            problems.add(step.origin().problem(ProblemCode.MISSING_SCHEMA, "output_encoding", "needs a schema_id, here or at an "
                    + "earlier step: " + what + " without a schema"));
        }
        boolean describesJson = schema.filter(id -> kinds.get(id) == SchemaKind.JSON).isPresent();
        boolean readBySource = step != source && connector.schemaIdOf(source).filter(id -> kinds.get(id) != SchemaKind.JSON)
                .isPresent();
        if (describesJson && (to == Encoding.AVRO || from == Encoding.AVRO && !readBySource)) {
            problems.add(step.origin().problem(ProblemCode.IMPOSSIBLE_ENCODING, "output_encoding", "needs an Avro schema: "
                    + from.word() + " becomes " + to.word() + ", and the schema '" + schema.get() + "' is a JSON Schema")
                    .found("json").allowing("a schema_id of an Avro schema"));
        }
    }
}
