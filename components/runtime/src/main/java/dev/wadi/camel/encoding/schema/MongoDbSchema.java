package dev.wadi.camel.encoding.schema;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A schema in a collection, in either of the two shapes that mstream has written.
 *
 * <p>The document whose {@code id} is the resource counts, else the only one whose {@code name} it is, both in
 * {@link #setCollection}: {@code {id, name, encoding, definition}}. If there is none, the older shape is looked for: a collection
 * named as the resource with a document {@code {schema_id, schema_encoding, schema_definition}} of that id. Lifecycle and
 * threads: configured once, then safe to share. Source: specification 4.2 and conflict C9.
 */
public final class MongoDbSchema implements SchemaSource {

    private MongoClient client;
    private String id = "(collection)";
    private String database;
    private String collection = "schemas";
    private String resource;
    private Integer registryId;

    /** Names of the fields in one shape. */
    private record Shape(String encoding, String definition) {}

    private static final Shape PRESENT = new Shape("encoding", "definition");
    private static final Shape OLDER = new Shape("schema_encoding", "schema_definition");

    @Override
    public SchemaText load() {
        if (client == null || database == null || resource == null) {
            throw new SchemaException("schema " + id + " needs the properties client, database and resource");
        }
        try {
            Document present = find(collection, Filters.eq("id", resource));
            if (present == null) {
                present = find(collection, Filters.eq("name", resource));
            }
            if (present != null) {
                return text(present, PRESENT, collection);
            }
            Document older = find(resource, Filters.eq("schema_id", resource));
            if (older != null) {
                return text(older, OLDER, resource);
            }
        } catch (MongoException | IllegalArgumentException e) {
            throw new SchemaException(describe(collection) + " cannot be read: " + e.getMessage(), e);
        }
        throw new SchemaException(describe(collection) + " is not there: no document has it as id or name, nor is there a "
                + "collection " + resource + " with it as schema_id");
    }

    private Document find(String from, Bson filter) {
        MongoCollection<Document> documents = client.getDatabase(database).getCollection(from);
        List<Document> found = documents.find(filter).limit(2).into(new ArrayList<>());
        if (found.size() > 1) {
            throw new SchemaException(describe(from) + " is there more than once: name it by an id that only one document has");
        }
        return found.isEmpty() ? null : found.get(0);
    }

    private SchemaText text(Document document, Shape shape, String from) {
        String description = describe(from);
        if (!(document.get(shape.definition()) instanceof String definition)) {
            throw new SchemaException(description + " has no text in its field " + shape.definition());
        }
        SchemaKind kind = document.get(shape.encoding()) instanceof String encoding ? SchemaKind.named(encoding) : null;
        if (kind == null) {
            throw new SchemaException(description + " must say avro, json or bson in its field " + shape.encoding());
        }
        return new SchemaText(kind, definition, description, registryId);
    }

    private String describe(String from) {
        return "schema " + id + " (" + resource + " of " + database + "." + from + ")";
    }

    public void setClient(MongoClient client) {
        this.client = client;
    }

    public MongoClient getClient() {
        return client;
    }

    /** What the definition calls the schema, for messages. */
    public void setId(String id) {
        this.id = id;
    }

    public String getId() {
        return id;
    }

    public void setDatabase(String database) {
        this.database = database;
    }

    public String getDatabase() {
        return database;
    }

    /** Collection of schemas in the present shape; default {@code schemas}. */
    public void setCollection(String collection) {
        this.collection = collection;
    }

    public String getCollection() {
        return collection;
    }

    /** Id or name of the schema. */
    public void setResource(String resource) {
        this.resource = resource;
    }

    public String getResource() {
        return resource;
    }

    /** Number under which a registry knows the schema, where one is written in front of Avro; null when there is none. */
    public void setRegistryId(Integer registryId) {
        this.registryId = registryId;
    }

    public Integer getRegistryId() {
        return registryId;
    }
}
