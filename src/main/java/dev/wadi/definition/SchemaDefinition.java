package dev.wadi.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A schema under the name that a connector uses for it. Exactly one of the {@link #WAYS} says where it comes from. */
@Section(title = "Schema", doc = "Binds a schema to a name for use in this connector. It comes from a service (service_name and "
        + "resource), from a file, from the definition itself (inline), or from a schema registry (registry with subject or "
        + "registry_id). It is read whenever the connector starts.")
public record SchemaDefinition(
        Origin origin,
        @Option(doc = "What schema_id refers to.") String id,
        @Option(doc = "Service (mongodb or pubsub) that keeps the schema.") Optional<String> serviceName,
        @Option(doc = "Id or name of the schema at the service: in MongoDB of a document of the collection that "
                + "system.schemas names, else of 'schemas'. An older mstream's collection of that name is looked at too. In Pub/Sub the "
                + "Avro schema's name, short or as projects/P/schemas/S, with @revision where it is not the newest one.")
        Optional<Text> resource,
        @Option(doc = "File of the schema, relative to the definition's folder.") Optional<Text> file,
        @Option(doc = "The schema itself, as text.") Optional<Text> inline,
        @Option(doc = "Address of a schema registry with Confluent's REST interface.", secrecy = Secrecy.IF_USER_IN_ADDRESS)
        Optional<Text> registry,
        @Option(doc = "Subject in the registry.") Optional<Text> subject,
        @Option(doc = "Version of the subject; left out, the latest when the connector starts.", min = 1) Optional<Long> version,
        @Option(doc = "Number of the schema in the registry, instead of a subject. With a file or inline schema: the number that "
                + "avro_format = \"confluent\" writes.", min = 0, max = Integer.MAX_VALUE) Optional<Long> registryId,
        @Option(doc = "User at the registry.") Optional<Text> username,
        @Option(doc = "Password at the registry.", secrecy = Secrecy.WHOLE) Optional<Text> password,
        @Option(doc = "Language of a file or inline schema, avro or json (JSON Schema); left out, its text tells.")
        Optional<SchemaKind> kind) {

    /** Options of which exactly one must stand. */
    public static final List<String> WAYS = List.of("file", "inline", "registry", "service_name");

    /** Those of {@link #WAYS} that stand. */
    public List<String> ways() {
        Map<String, Optional<?>> all = new LinkedHashMap<>();
        all.put("file", file);
        all.put("inline", inline);
        all.put("registry", registry);
        all.put("service_name", serviceName);
        return all.entrySet().stream().filter(way -> way.getValue().isPresent()).map(Map.Entry::getKey).toList();
    }

    /** Whether the schema is on a server. */
    public boolean isRemote() {
        return registry.isPresent() || serviceName.isPresent();
    }

    /** The same schema with its text at hand. */
    public SchemaDefinition withText(Text text, Optional<Long> number, Optional<SchemaKind> language) {
        return new SchemaDefinition(origin, id, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(text),
                Optional.empty(), Optional.empty(), Optional.empty(), number, Optional.empty(), Optional.empty(), language);
    }
}
