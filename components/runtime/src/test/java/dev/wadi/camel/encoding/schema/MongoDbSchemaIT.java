package dev.wadi.camel.encoding.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoDbSchemaIT {

    private static final String TEXT = "{\"type\": \"record\", \"name\": \"User\", \"fields\": []}";

    @MongoReplicaSet
    static MongoBackend mongo;

    private MongoClient client;
    private MongoDatabase database;
    private MongoDbSchema schema;

    @BeforeEach
    void connect() {
        client = MongoClients.create(mongo.connectionString());
        database = client.getDatabase("schemas-" + UUID.randomUUID());
        schema = new MongoDbSchema();
        schema.setId("user");
        schema.setClient(client);
        schema.setDatabase(database.getName());
        schema.setResource("user-v1");
    }

    @AfterEach
    void close() {
        database.drop();
        client.close();
    }

    @Test
    void findsADocumentByItsIdBeforeOneByItsName() {
        insert("schemas", schema("other", "user-v1", "json", "{}"));
        insert("schemas", schema("user-v1", null, "avro", TEXT));

        assertThat(schema.load()).isEqualTo(new SchemaText(SchemaKind.AVRO, TEXT,
                "schema user (user-v1 of " + database.getName() + ".schemas)", null));
    }

    @Test
    void findsADocumentByItsNameInTheGivenCollection() {
        insert("our_schemas", schema("1", "user-v1", "json", "{}"));
        schema.setCollection("our_schemas");

        assertThat(schema.load().kind()).isEqualTo(SchemaKind.JSON);
    }

    @Test
    void fallsBackToTheOlderShape() {
        insert("user-v1", new Document("schema_id", "user-v1").append("schema_encoding", "avro")
                .append("schema_definition", TEXT));

        assertThat(schema.load()).isEqualTo(new SchemaText(SchemaKind.AVRO, TEXT,
                "schema user (user-v1 of " + database.getName() + ".user-v1)", null));
    }

    @Test
    void refusesANameThatTwoSchemasHave() {
        insert("schemas", schema("1", "user-v1", "json", "{}"));
        insert("schemas", schema("2", "user-v1", "json", "{}"));

        assertThatThrownBy(schema::load).isInstanceOf(SchemaException.class).hasMessageContaining("more than once");
    }

    @Test
    void saysWhereItLookedForAMissingSchema() {
        assertThatThrownBy(schema::load).isInstanceOf(SchemaException.class)
                .hasMessageContaining("user-v1 of " + database.getName() + ".schemas").hasMessageContaining("schema_id");
    }

    @Test
    void refusesAnUnknownLanguage() {
        insert("schemas", new Document("id", "user-v1").append("encoding", "protobuf").append("definition", "message A {}"));

        assertThatThrownBy(schema::load).isInstanceOf(SchemaException.class).hasMessageContaining("must say avro, json or bson");
    }

    private static Document schema(String id, String name, String encoding, String definition) {
        return new Document("id", id).append("name", name).append("encoding", encoding).append("definition", definition);
    }

    private void insert(String collection, Document document) {
        database.getCollection(collection).insertOne(document);
    }
}
