package dev.wadi.camel.encoding.schema;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A schema in a file: UTF-8 text, read when a route starts. Relative paths are from the working directory. Lifecycle and threads:
 * configured once, then safe to share.
 */
public final class FileSchema implements SchemaSource {

    private static final long LARGEST_BYTES = 4L * 1024 * 1024;

    private String id = "(file)";
    private String path;
    private SchemaKind kind;
    private Integer registryId;

    @Override
    public SchemaText load() {
        if (path == null) {
            throw new SchemaException("schema " + id + " has no file: set its property path");
        }
        String text = read(Path.of(path));
        return new SchemaText(kind == null ? SchemaKind.of(text) : kind, text, describe(), registryId);
    }

    private String read(Path file) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new SchemaException(describe() + " is larger than " + LARGEST_BYTES + " bytes, which no schema is");
            }
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new SchemaException(describe() + " is not there: put the file in place or correct its path", e);
        } catch (CharacterCodingException e) {
            throw new SchemaException(describe() + " is not UTF-8 text", e);
        } catch (IOException e) {
            throw new SchemaException(describe() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private String describe() {
        return "schema " + id + " of file " + path;
    }

    /** What the definition calls the schema, for messages. */
    public void setId(String id) {
        this.id = id;
    }

    public String getId() {
        return id;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public String getPath() {
        return path;
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
