package dev.wadi.definition.check;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.DocumentForm;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.MessageForm;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.MongoDbSink;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.WriteMode;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.List;

/** Batches, and what sinks make of them. */
final class BatchChecks {

    private static final String FORM = "batch_form";

    private final Problems problems;

    private BatchChecks(Problems problems) {
        this.problems = problems;
    }

    static void check(ConnectorDefinition connector, Definitions definitions, Problems problems) {
        if (connector.batch().isPresent() && connector.origin().has("max_batch_size")) {
            problems.add(connector.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "max_batch_size",
                    "cannot stand beside batch: both limit how many events travel together").allowing("one of the two"));
        }
        BatchChecks checks = new BatchChecks(problems);
        for (SinkDefinition sink : connector.sinks()) {
            if (sink.joinsBatch() && connector.batch().isEmpty()) {
                problems.add(sink.origin().problem(ProblemCode.MISSING_OPTION, FORM, "is " + sink.batchForm().word()
                        + ", which needs the connector's option 'batch'")
                        .allowing("batch = { kind = \"count\", size = 100 } at the connector"));
            }
            checks.checkForm(sink);
            if (sink instanceof MongoDbSink mongoDb) {
                checks.check(mongoDb, definitions);
            }
        }
    }

    private void checkForm(SinkDefinition sink) {
        if (sink.batchForm() == MessageForm.ARRAY && sink.outputEncoding() != Encoding.JSON) {
            problems.add(sink.origin().problem(ProblemCode.IMPOSSIBLE_ENCODING, FORM, "cannot be array: an array is json, and "
                    + "output_encoding is " + sink.outputEncoding().word()).found(sink.outputEncoding().word())
                    .allowing(List.of("each", "frame")).suggesting("frame"));
        }
    }

    private void check(MongoDbSink sink, Definitions definitions) {
        if (sink.batchForm() != DocumentForm.ITEMS
                || !(definitions.service(sink.serviceName()).orElse(null) instanceof MongoDbService service)) {
            return;
        }
        WriteMode mode = sink.writeMode().orElse(service.writeMode());
        if (mode != WriteMode.INSERT) {
            problems.add(sink.origin().problem(ProblemCode.CONFLICTING_OPTIONS, FORM, "cannot be items with write_mode "
                    + mode.word() + ": a document of items has no _id to go by").found(mode.word())
                    .allowing("write_mode = \"insert\", or batch_form = \"each\""));
        }
    }
}
