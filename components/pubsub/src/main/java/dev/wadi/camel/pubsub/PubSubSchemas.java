package dev.wadi.camel.pubsub;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.pubsub.v1.SchemaServiceClient;
import com.google.pubsub.v1.GetSchemaRequest;
import com.google.pubsub.v1.ListSchemasRequest;
import com.google.pubsub.v1.Schema;
import com.google.pubsub.v1.SchemaView;
import dev.wadi.camel.encoding.schema.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Avro schemas that a Pub/Sub project keeps: get, list, create, delete.
 *
 * <p>Names go in short or in full. Errors: {@link SchemaException} with what was asked and the service's answer. Lifecycle and threads:
 * stateless over the client's one connection, safe to share. Source: specification 4.3.
 */
public final class PubSubSchemas {

    /** Schemas asked for at once; the service's own limit is 1000. */
    private static final int PAGE = 100;

    private final PubSubClient client;

    public PubSubSchemas(PubSubClient client) {
        this.client = client;
    }

    /**
     * A schema as it was created.
     *
     * @param id last part of the name, without a revision
     * @param name {@code projects/P/schemas/S}
     * @param revision id of this revision; empty when the service names none
     * @param definition the whole text
     */
    public record Entry(String id, String name, String revision, String definition) {

        private static Entry of(Schema schema) {
            String name = schema.getName().replaceFirst("@.*", "");
            return new Entry(name.substring(name.lastIndexOf('/') + 1), name, schema.getRevisionId(), schema.getDefinition());
        }
    }

    /**
     * The schema of that name, or empty when there is none.
     *
     * @throws SchemaException when it is no Avro schema, or the service does not answer
     */
    public Optional<Entry> get(String name) {
        String full = full(name);
        try {
            Schema schema = service(full).getSchema(GetSchemaRequest.newBuilder().setName(full).setView(SchemaView.FULL).build());
            if (schema.getType() != Schema.Type.AVRO) {
                throw new SchemaException(full + " is a schema of type " + schema.getType() + ", and only AVRO can be used");
            }
            return Optional.of(Entry.of(schema));
        } catch (ApiException e) {
            if (e.getStatusCode().getCode() == StatusCode.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw failed("read", full, e);
        }
    }

    /** Every Avro schema of the client's project, all pages, in the service's order. */
    public List<Entry> list() {
        String project = client.getProject();
        if (project == null || project.isBlank()) {
            throw new SchemaException("schemas are listed for one project, and the Pub/Sub client has none");
        }
        try {
            List<Entry> entries = new ArrayList<>();
            ListSchemasRequest request = ListSchemasRequest.newBuilder().setParent("projects/" + project).setView(SchemaView.FULL)
                    .setPageSize(PAGE).build();
            for (Schema schema : service(project).listSchemas(request).iterateAll()) {
                if (schema.getType() == Schema.Type.AVRO) {
                    entries.add(Entry.of(schema));
                }
            }
            return entries;
        } catch (ApiException e) {
            throw failed("list", "the schemas of " + project, e);
        }
    }

    /**
     * Creates an Avro schema.
     *
     * @throws SchemaException when there is one of that name, or the service does not take the definition
     */
    public Entry create(String name, String definition) {
        String full = whole("created", name);
        String project = full.substring(0, full.lastIndexOf("/schemas/"));
        try {
            return Entry.of(service(full).createSchema(project,
                    Schema.newBuilder().setType(Schema.Type.AVRO).setDefinition(definition).build(),
                    full.substring(full.lastIndexOf('/') + 1)));
        } catch (ApiException e) {
            if (e.getStatusCode().getCode() == StatusCode.Code.ALREADY_EXISTS) {
                throw new SchemaException(full + " is there already", e);
            }
            throw failed("create", full, e);
        }
    }

    /**
     * Deletes a schema with all its revisions.
     *
     * @return false when there was none
     * @throws SchemaException when the name means one revision only, or the service does not answer
     */
    public boolean delete(String name) {
        String full = whole("deleted", name);
        try {
            service(full).deleteSchema(full);
            return true;
        } catch (ApiException e) {
            if (e.getStatusCode().getCode() == StatusCode.Code.NOT_FOUND) {
                return false;
            }
            throw failed("delete", full, e);
        }
    }

    /** Asked for one revision the service would take the whole schema with it. */
    private String whole(String verb, String name) {
        String full = full(name);
        if (!ResourceName.withoutRevision(full).equals(full)) {
            throw new SchemaException(full + " is one revision, and only a whole schema can be " + verb);
        }
        return full;
    }

    private String full(String name) {
        try {
            return ResourceName.schema(name, client.getProject());
        } catch (PubSubException e) {
            throw new SchemaException(e.getMessage(), e);
        }
    }

    private SchemaServiceClient service(String what) {
        try {
            return client.schemas();
        } catch (PubSubException e) {
            throw new SchemaException("cannot ask for " + what + ": " + e.getMessage(), e);
        }
    }

    private static SchemaException failed(String verb, String what, ApiException cause) {
        return new SchemaException("cannot " + verb + " " + what + " of Pub/Sub: " + cause.getMessage(), cause);
    }
}
