package dev.wadi.definition.check;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.MiddlewareDefinition;
import dev.wadi.definition.MongoDbSink;
import dev.wadi.definition.MongoDbSource;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.SourceDefinition;
import dev.wadi.definition.StepDefinition;
import dev.wadi.definition.UdfMiddleware;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.List;

/**
 * Encodings from source to sinks: what can never work is told before anything runs.
 *
 * <p>Schemas are inherited: a step without one uses that of the nearest earlier step; the sinks look at the last middleware
 * that has one, else at the source. Equal encodings pass without a schema. Source: mstream's schema inheritance rules.
 */
final class EncodingChecks {

    private final Problems problems;

    private EncodingChecks(Problems problems) {
        this.problems = problems;
    }

    static void check(ConnectorDefinition connector, Problems problems) {
        new EncodingChecks(problems).checkSteps(connector);
    }

    private void checkSteps(ConnectorDefinition connector) {
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
        boolean schema = source.schemaId().isPresent();
        checkJsonFormat(source, source.deliveredEncoding().orElse(source.outputEncoding()));
        checkConversion(source, source.deliveredEncoding().orElse(source.outputEncoding()), schema);
        Encoding current = source.outputEncoding();
        for (MiddlewareDefinition middleware : connector.middlewares()) {
            schema = schema || middleware.schemaId().isPresent();
            checkMiddleware(middleware, current, schema);
            current = middleware.outputEncoding();
        }
        for (SinkDefinition sink : connector.sinks()) {
            checkSink(sink, current, schema || sink.schemaId().isPresent());
            checkJsonFormat(sink, current);
        }
    }

    private void checkMiddleware(MiddlewareDefinition middleware, Encoding incoming, boolean schema) {
        if (!(middleware instanceof UdfMiddleware)) {
            return;
        }
        if (incoming == Encoding.AVRO) {
            problems.add(middleware.origin().problem(ProblemCode.IMPOSSIBLE_ENCODING,
                    "gets avro, which scripts cannot read").found("avro").allowing("bson, json as output of the step before"));
        } else {
            checkConversion(middleware, incoming, schema);
        }
    }

    private void checkSink(SinkDefinition sink, Encoding incoming, boolean schema) {
        if (sink instanceof MongoDbSink && sink.outputEncoding() != Encoding.BSON) {
            problems.add(sink.origin().problem(ProblemCode.IMPOSSIBLE_ENCODING, "output_encoding",
                    "cannot be " + sink.outputEncoding().word() + ": MongoDB stores bson").found(sink.outputEncoding().word())
                    .allowing("bson").suggesting("bson"));
        } else {
            checkConversion(sink, incoming, schema);
        }
    }

    /** The form of JSON is chosen where BSON becomes JSON; JSON that is there already passes as it is. */
    private void checkJsonFormat(StepDefinition step, Encoding from) {
        if (step.origin().has("json_format") && (from != Encoding.BSON || step.outputEncoding() != Encoding.JSON)) {
            problems.add(step.origin().problem(ProblemCode.OPTION_IGNORED, "json_format",
                    "is ignored: here " + from.word() + " becomes " + step.outputEncoding().word()
                            + ", where no form is chosen"));
        }
    }

    private void checkConversion(StepDefinition step, Encoding from, boolean schema) {
        Encoding to = step.outputEncoding();
        if (from != to && (from == Encoding.AVRO || to == Encoding.AVRO) && !schema) {
            problems.add(step.origin().problem(ProblemCode.MISSING_SCHEMA, "output_encoding", "needs a schema_id, here or at an "
                    + "earlier step: " + from.word() + " cannot become " + to.word() + " without a schema"));
        }
    }
}
