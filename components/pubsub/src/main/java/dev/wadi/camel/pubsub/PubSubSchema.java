package dev.wadi.camel.pubsub;

import dev.wadi.camel.encoding.schema.SchemaException;
import dev.wadi.camel.encoding.schema.SchemaKind;
import dev.wadi.camel.encoding.schema.SchemaSource;
import dev.wadi.camel.encoding.schema.SchemaText;

/**
 * An Avro schema that Pub/Sub keeps.
 *
 * <p>The definition is taken whole, with its defaults and aliases. A name that ends in {@code @} and a revision means that revision, any
 * other the newest. Lifecycle and threads: configured once, then safe to share; the client's one connection serves all schemas.
 */
public final class PubSubSchema implements SchemaSource {

    private PubSubClient client;
    private String id = "(pubsub)";
    private String resource;
    private Integer registryId;

    @Override
    public SchemaText load() {
        if (client == null || resource == null) {
            throw new SchemaException("schema " + id + " needs the properties client and resource");
        }
        PubSubSchemas.Entry entry = new PubSubSchemas(client).get(resource).orElseThrow(() -> new SchemaException(
                "schema " + id + " is not there: Pub/Sub knows no " + ResourceName.schema(resource, client.getProject())));
        return new SchemaText(SchemaKind.AVRO, entry.definition(), "schema " + id + " (" + entry.name() + " of Pub/Sub)", registryId);
    }

    public void setClient(PubSubClient client) {
        this.client = client;
    }

    public PubSubClient getClient() {
        return client;
    }

    /** What the definition calls the schema, for messages. */
    public void setId(String id) {
        this.id = id;
    }

    public String getId() {
        return id;
    }

    /** Name of the schema, short or in full, with or without a revision. */
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
