package dev.wadi.definition.check;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.MongoDbSink;
import dev.wadi.definition.MongoDbSource;
import dev.wadi.definition.OnLostPosition;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.Text;
import dev.wadi.definition.WriteMode;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonValue;
import org.bson.json.JsonParseException;

/** Options of MongoDB sources and sinks that depend on each other. */
final class MongoDbChecks {

    private final Problems problems;

    private MongoDbChecks(Problems problems) {
        this.problems = problems;
    }

    static void check(ConnectorDefinition connector, Definitions definitions, Problems problems) {
        MongoDbChecks checks = new MongoDbChecks(problems);
        if (connector.source() instanceof MongoDbSource source) {
            checks.checkPosition(source);
            source.pipeline().ifPresent(pipeline -> checks.checkPipeline(source, pipeline));
            connector.sinks().forEach(sink -> checks.checkInsert(sink, definitions));
        }
    }

    private void checkPosition(MongoDbSource source) {
        boolean fromTime = source.onLostPosition() == OnLostPosition.FROM_TIME;
        if (fromTime && source.fromTime().isEmpty()) {
            problems.add(source.origin().problem(ProblemCode.MISSING_OPTION, "on_lost_position",
                    "is from-time, which needs the option 'from_time'").allowing("a time as in 2026-01-31T12:00:00Z"));
        } else if (!fromTime && source.fromTime().isPresent()) {
            problems.add(source.origin().problem(ProblemCode.OPTION_IGNORED, "from_time",
                    "is ignored: on_lost_position is " + source.onLostPosition().word())
                    .allowing("on_lost_position = \"from-time\""));
        }
    }

    private void checkPipeline(MongoDbSource source, Text pipeline) {
        if (pipeline.fromEnvironment()) {
            return;
        }
        if (!pipeline.value().strip().startsWith("[")) {
            report(source, "it is no array");
            return;
        }
        try {
            boolean stages = BsonArray.parse(pipeline.value()).stream().allMatch(BsonValue::isDocument);
            if (!stages) {
                report(source, "every stage must be a JSON object");
            }
        } catch (JsonParseException | BsonInvalidOperationException e) {
            report(source, e.getMessage());
        }
    }

    private void report(MongoDbSource source, String cause) {
        problems.add(source.origin().problem(ProblemCode.INVALID_VALUE, "pipeline", "is no list of stages: " + cause)
                .allowing("a JSON array of stages, as in [{\"$match\": {\"operationType\": \"insert\"}}]"));
    }

    private void checkInsert(SinkDefinition sink, Definitions definitions) {
        if (sink instanceof MongoDbSink mongoDb && !mongoDb.joinsBatch()
                && definitions.service(sink.serviceName()).orElse(null) instanceof MongoDbService service
                && mongoDb.writeMode().orElse(service.writeMode()) == WriteMode.INSERT) {
            problems.add(sink.origin().problem(ProblemCode.INSERT_OF_CHANGES, "write_mode",
                    "is insert: the first update or delete of a document that is already there will fail")
                    .found("insert").allowing(List.of("insert", "mirror", "replace")).suggesting("mirror"));
        }
    }
}
