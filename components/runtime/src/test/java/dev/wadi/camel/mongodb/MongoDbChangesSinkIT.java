package dev.wadi.camel.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ValidationOptions;
import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sink on a real server. */
class MongoDbChangesSinkIT {

    @MongoReplicaSet
    static MongoBackend server;

    @MongoReplicaSet
    static MongoBackend mortal;

    private static MongoClient client;
    private CamelContext context;
    private ProducerTemplate template;
    private MongoDatabase database;

    @BeforeAll
    static void openClient() {
        client = MongoClients.create(server.connectionString());
    }

    @AfterAll
    static void closeClient() {
        client.close();
    }

    @BeforeEach
    void open() {
        context = new DefaultCamelContext();
        context.getRegistry().bind("client", client);
        context.start();
        template = context.createProducerTemplate();
        database = client.getDatabase("sink");
        database.drop();
    }

    @AfterEach
    void close() {
        context.stop();
    }

    @Test
    void insertsABatchInOrder() {
        Exchange batch = write("insert", event("insert", "{_id: 1}"), event("insert", "{_id: 'two'}"), event("insert", "{n: 3}"));

        assertThat(batch.getException()).isNull();
        assertThat(stored()).hasSize(3).contains(document("{_id: 1}"), document("{_id: 'two'}"));
        assertThat(stored()).allMatch(document -> document.containsKey("_id"));
    }

    @Test
    void insertsASingleMessage() {
        Exchange single = event("insert", "{_id: 1}");

        template.send("mongodb-changes:sink/orders?client=#client", single);

        assertThat(single.getException()).isNull();
        assertThat(stored()).containsExactly(document("{_id: 1}"));
    }

    @Test
    void takesRepeatedInsertsAsWritten() {
        write("insert", event("insert", "{_id: 1, n: 1}"), event("insert", "{_id: 2}"));

        Exchange repeated = write("insert",
                event("insert", "{_id: 1, n: 1}"), event("insert", "{_id: 2}"), event("insert", "{_id: 3}"));

        assertThat(repeated.getException()).isNull();
        assertThat(stored()).containsExactly(document("{_id: 1, n: 1}"), document("{_id: 2}"), document("{_id: 3}"));
    }

    @Test
    void refusesAnInsertOverADifferentDocument() {
        write("insert", event("insert", "{_id: 1, n: 1}"));

        Exchange second = write("insert", event("insert", "{_id: 0}"), event("insert", "{_id: 1, n: 2}"));

        assertThat(second.getException()).hasMessageContaining("_id {\"_id\": 1}").hasMessageContaining("duplicate key");
        assertThat(stored()).containsExactlyInAnyOrder(document("{_id: 1, n: 1}"), document("{_id: 0}"));
    }

    @Test
    void replacesByIdOfAnyType() {
        Exchange batch = write("replace",
                event("insert", "{_id: {a: 1}, n: 1}"), event("update", "{_id: {a: 1}, n: 2}"), event("replace", "{_id: 'x'}"));

        assertThat(batch.getException()).isNull();
        assertThat(stored()).containsExactly(document("{_id: {a: 1}, n: 2}"), document("{_id: 'x'}"));
    }

    @Test
    void mirrorsInsertUpdateReplaceAndDelete() {
        Exchange batch = write("mirror",
                event("insert", "{_id: 1, n: 1}"), event("insert", "{_id: 2, n: 1}"), event("update", "{_id: 1, n: 2}"),
                event("delete", "{_id: 2, n: 1}"), event("replace", "{_id: 3}"), event("delete", "{_id: 3}"),
                event("insert", "{_id: 3, again: true}"));

        assertThat(batch.getException()).isNull();
        assertThat(stored()).containsExactly(document("{_id: 1, n: 2}"), document("{_id: 3, again: true}"));
    }

    @Test
    void mirrorsADeleteThatCarriesOnlyItsKey() {
        write("mirror", event("insert", "{_id: 1}"));
        Exchange delete = event("delete", null);
        delete.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, new ChangeEventReader(new ChangeForm(KeyFormat.text)).read(
                raw("{_id: {_data: '82'}, operationType: 'delete', ns: {db: 'sink', coll: 'orders'}, documentKey: {_id: 1}}")));

        assertThat(write("mirror", delete).getException()).isNull();
        assertThat(stored()).isEmpty();
    }

    @Test
    void mirrorsADeleteThatComesFromADeadLetter() {
        write("mirror", event("insert", "{_id: 1}"), event("insert", "{_id: 2}"));
        Exchange delete = event("delete", null);
        delete.getMessage().setHeader(WadiConstants.DOCUMENT_KEY, "{\"_id\": {\"$numberInt\": \"1\"}}");

        assertThat(write("mirror", delete).getException()).isNull();
        assertThat(stored()).containsExactly(document("{_id: 2}"));
    }

    @Test
    void writesWhatStandsBeforeAnEventWithoutId() {
        Exchange batch = write("replace", event("insert", "{_id: 1}"), event("insert", "{n: 1}"), event("insert", "{_id: 2}"));

        assertThat(batch.getException()).isNull();
        assertThat(stored()).containsExactly(document("{_id: 1}"));
        Settlement settlement = batch.getProperty(WadiConstants.SETTLEMENT, Settlement.class);
        assertThat(settlement.settledCount(null)).isEqualTo(1);
        assertThat(settlement.failure().cause()).hasMessageContaining("has no _id");
    }

    @Test
    void refusesADeleteInReplaceMode() {
        Exchange batch = write("replace", event("delete", null));

        assertThat(batch.getProperty(WadiConstants.SETTLEMENT, Settlement.class).failure().cause())
                .hasMessageContaining("carries no document").hasMessageContaining("mirror follows deletes");
    }

    @Test
    void saysWhichDocumentTheServerRejects() {
        database.createCollection("orders", new CreateCollectionOptions()
                .validationOptions(new ValidationOptions().validator(Filters.gt("n", 0))));

        Exchange batch = write("replace", event("insert", "{_id: 1, n: 1}"), event("insert", "{_id: 2, n: -1}"));

        assertThat(batch.getException()).hasMessageContaining("sink.orders rejects the document with _id {\"_id\": 2}");
        assertThat(stored()).containsExactly(document("{_id: 1, n: 1}"));
    }

    @Test
    void writesToTheCollectionOfTheEventWhereTheEndpointNamesNone() {
        Exchange order = event("insert", "{_id: 1}");
        order.getMessage().setHeader(WadiConstants.COLLECTION, "orders");
        Exchange refund = event("insert", "{_id: 2}");
        refund.getMessage().setHeader(WadiConstants.COLLECTION, "refunds");

        Exchange batch = send("mongodb-changes:sink?client=#client&writeMode=mirror", order, refund);

        assertThat(batch.getException()).isNull();
        assertThat(stored()).containsExactly(document("{_id: 1}"));
        assertThat(database.getCollection("refunds").countDocuments()).isEqualTo(1);
    }

    @Test
    void failsInTheGivenTimeWhenTheServerIsGone() {
        try (MongoClient impatient = MongoClients.create(mortal.connectionString() + "&serverSelectionTimeoutMS=200")) {
            context.getRegistry().bind("impatient", impatient);
            mortal.kill();

            Exchange batch = send("mongodb-changes:sink/orders?client=#impatient&retryTimeout=500", event("insert", "{_id: 1}"));

            assertThat(batch.getException()).hasMessageContaining("could not write to sink.orders").hasMessageContaining("attempts");
        }
    }

    private Exchange write(String mode, Exchange... events) {
        return send("mongodb-changes:sink/orders?client=#client&writeMode=" + mode, events);
    }

    private Exchange send(String uri, Exchange... events) {
        Exchange batch = new DefaultExchange(context);
        batch.setProperty(WadiConstants.SETTLEMENT, new Settlement(events.length));
        batch.getMessage().setBody(Stream.of(events).toList());
        return template.send(uri, batch);
    }

    private Exchange event(String operation, String json) {
        Exchange event = new DefaultExchange(context);
        event.getMessage().setBody(json == null ? null : raw(json));
        event.getMessage().setHeader(WadiConstants.OPERATION_TYPE, operation);
        return event;
    }

    private List<BsonDocument> stored() {
        MongoCollection<BsonDocument> orders = database.getCollection("orders", BsonDocument.class);
        return orders.find().into(new ArrayList<>());
    }

    private static BsonDocument document(String json) {
        return BsonDocument.parse(json);
    }

    private static RawBsonDocument raw(String json) {
        return new RawBsonDocument(BsonDocument.parse(json), new BsonDocumentCodec());
    }
}
