package dev.wadi.camel.encoding.schema;


/** A schema whose text stands in the route. Lifecycle and threads: configured once, then safe to share. */
public final class InlineSchema implements SchemaSource {

    private String id = "(inline)";
    private String text;
    private SchemaKind kind;
    private Integer registryId;

    @Override
    public SchemaText load() {
        if (text == null) {
            throw new SchemaException("schema " + id + " has no text: set its property text");
        }
        return new SchemaText(kind == null ? SchemaKind.of(text) : kind, text, "schema " + id, registryId);
    }

    /** What the definition calls the schema, for messages. */
    public void setId(String id) {
        this.id = id;
    }

    public String getId() {
        return id;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getText() {
        return text;
    }

    /** Language of the text; without it the text itself tells. */
    public void setKind(SchemaKind kind) {
        this.kind = kind;
    }

    public SchemaKind getKind() {
        return kind;
    }

    /** Number under which a registry knows the schema, where one is written in front of Avro; null when there is none. */
    public void setRegistryId(Integer registryId) {
        this.registryId = registryId;
    }

    public Integer getRegistryId() {
        return registryId;
    }
}
