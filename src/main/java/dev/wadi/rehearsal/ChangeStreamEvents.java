package dev.wadi.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wadi.camel.mongodb.DeleteBody;
import dev.wadi.camel.mongodb.KeyFormat;
import dev.wadi.camel.mongodb.MongoDbChangesConfiguration;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Deletes;
import dev.wadi.definition.MongoDbSource;
import dev.wadi.definition.Origin;
import dev.wadi.definition.PreImages;
import dev.wadi.definition.Value;
import dev.wadi.definition.rehearsal.ChangeOperation;
import dev.wadi.definition.rehearsal.InputEvent;
import dev.wadi.engine.RehearsalRoutes;
import dev.wadi.engine.RehearsedEvent;
import dev.wadi.problem.NearName;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.json.JsonParseException;

/** Changes of documents, as a change stream tells them. A pipeline of the source is the server's, so events are those behind it. */
final class ChangeStreamEvents implements SourceEvents {

    private final ConnectorDefinition connector;
    private final MongoDbSource source;
    private final String database;
    private final List<String> collections;
    private final Problems problems;

    /**
     * @param database that the source watches
     * @param resource its collections, with commas between; {@code *} for all
     */
    ChangeStreamEvents(ConnectorDefinition connector, String database, String resource, Problems problems) {
        this.connector = connector;
        this.source = (MongoDbSource) connector.source();
        this.database = database;
        this.collections = resource.equals("*") ? List.of() : Arrays.stream(resource.split(",")).map(String::strip).toList();
        this.problems = problems;
    }

    @Override
    public void check(InputEvent event) {
        SourceEvents.refuse(event, connector, problems, "text", "base64", "attributes", "partition");
        ChangeOperation operation = operation(event);
        if (operation == ChangeOperation.DELETE && event.body().isPresent()) {
            problem(event, "body", "does not belong to a delete: a pre-image is written as 'before'");
        }
        if ((operation == ChangeOperation.INSERT || operation == ChangeOperation.REPLACE) && event.body().isEmpty()) {
            problems.add(event.origin().problem(ProblemCode.MISSING_OPTION, "needs the option 'body', the document")
                    .at(event.origin().pathOf("body")));
        }
        if (event.before().isPresent() && operation == ChangeOperation.INSERT) {
            problem(event, "before", "does not belong to an insert");
        } else if (event.before().isPresent() && source.preImages() == PreImages.OFF) {
            problem(event, "before", "is not what the source gets: it has pre_images = \"off\"");
        }
        event.body().ifPresent(body -> document(event, "body", body));
        event.before().ifPresent(before -> document(event, "before", before));
        checkCollection(event);
        if (documentKey(event).isEmpty()) {
            problems.add(event.origin().problem(ProblemCode.MISSING_OPTION, "needs the option 'key', the _id of the document")
                    .at(event.origin().pathOf("key")));
        }
    }

    private void checkCollection(InputEvent event) {
        if (event.collection().isEmpty() && collections.size() != 1) {
            problems.add(event.origin().problem(ProblemCode.MISSING_OPTION, "needs the option 'collection', because the source reads "
                    + "several").at(event.origin().pathOf("collection")).allowing(collections));
        }
        event.collection().filter(name -> !collections.isEmpty() && !collections.contains(name)).ifPresent(name ->
                problems.add(event.origin().problem(ProblemCode.UNKNOWN_VALUE, "collection", "is none that the source reads: '" + name + "'")
                        .found(name).allowing(collections).suggesting(NearName.of(name, collections))));
    }

    private void problem(InputEvent event, String option, String predicate) {
        problems.add(event.origin().problem(ProblemCode.CONFLICTING_OPTIONS, option, predicate).found(option));
    }

    private Optional<BsonDocument> document(InputEvent event, String option, Value value) {
        Origin origin = event.origin();
        if (!value.json().isObject()) {
            problems.add(origin.problem(ProblemCode.WRONG_TYPE, option, "must be a document, found " + JsonDifference.shown(value.json()))
                    .found(JsonDifference.shown(value.json())).allowing("a table"));
            return Optional.empty();
        }
        try {
            return Optional.of(JsonForm.document(value.json()));
        } catch (JsonParseException e) {
            problems.add(origin.problem(ProblemCode.INVALID_VALUE, option, "is no Extended JSON: " + e.getMessage())
                    .found(JsonDifference.shown(value.json())));
            return Optional.empty();
        }
    }

    private static ChangeOperation operation(InputEvent event) {
        return event.operation().orElse(ChangeOperation.INSERT);
    }

    /** {@code {_id: ...}}; empty when nothing says it. */
    private Optional<BsonDocument> documentKey(InputEvent event) {
        Optional<JsonNode> given = event.key().map(Value::json);
        Optional<JsonNode> ofDocument = event.body().or(event::before).map(Value::json).map(document -> document.get("_id"));
        return given.or(() -> ofDocument).flatMap(id -> {
            Value key = new Value(JsonNodeFactory.instance.objectNode().set("_id", id),
                    event.origin().valueOf("key"));
            return document(event, "key", key);
        });
    }

    @Override
    public List<RehearsedEvent> make(List<InputEvent> events, RehearsalRoutes routes) {
        MongoDbChangesConfiguration configuration = new MongoDbChangesConfiguration();
        configuration.setKeyFormat(KeyFormat.valueOf(source.keyFormat().word()));
        configuration.setDeletes(source.deletes() == Deletes.TOMBSTONE ? DeleteBody.tombstone : DeleteBody.document);
        configuration.setEventAttributes(source.eventAttributes());
        List<RehearsedEvent> made = new ArrayList<>();
        for (InputEvent event : events) {
            made.add(RehearsedEvent.change(configuration, change(event, made.size() + 1)));
        }
        return made;
    }

    private BsonDocument change(InputEvent event, int number) {
        BsonDocument change = new BsonDocument("_id", new BsonDocument("_data", new BsonString("%08X".formatted(number))))
                .append("operationType", new BsonString(operation(event).word()))
                .append("clusterTime", new BsonTimestamp((int) event.time().getEpochSecond(), number))
                .append("wallTime", new BsonDateTime(event.time().toEpochMilli()))
                .append("ns", new BsonDocument("db", new BsonString(database)).append("coll",
                        new BsonString(event.collection().orElseGet(() -> collections.get(0)))))
                .append("documentKey", documentKey(event).orElseThrow());
        event.body().flatMap(body -> document(event, "body", body)).ifPresent(document -> change.append("fullDocument", document));
        event.before().flatMap(before -> document(event, "before", before))
                .ifPresent(document -> change.append("fullDocumentBeforeChange", document));
        return change;
    }
}
