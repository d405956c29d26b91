package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.schema.SchemaException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * A schema made ready for transcoders. Lifecycle and threads: immutable, shared by any number of transcoders.
 */
public final class AvroPlan {

    private final RecordType record;
    private final long fingerprint;
    private final NestingLimit nestingLimit;

    private AvroPlan(RecordType record, long fingerprint, NestingLimit nestingLimit) {
        this.record = record;
        this.fingerprint = fingerprint;
        this.nestingLimit = nestingLimit;
    }

    /**
     * Reads a schema's text and makes it ready.
     *
     * @throws SchemaException when it is no Avro schema, or its top level is no record
     */
    public static AvroPlan of(String text, String origin) {
        return of(AvroSchemas.parse(text, origin), origin);
    }

    /** Makes a schema ready whose top level is a record. */
    public static AvroPlan of(Schema schema, String origin) {
        if (schema.getType() != Schema.Type.RECORD) {
            throw new SchemaException(origin + ": expect a record schema at the top level, found " + schema.getType().getName());
        }
        try {
            RecordType record = (RecordType) new TypeCompiler(origin).compile(schema);
            return new AvroPlan(record, SchemaNormalization.parsingFingerprint64(schema), NestingLimit.DEFAULT);
        } catch (AvroRuntimeException e) {
            throw new SchemaException(origin + ": not a usable Avro schema: " + e.getMessage(), e);
        }
    }

    /** The same schema, for bodies that may be nested as deep as the limit says instead of the default. */
    public AvroPlan within(NestingLimit limit) {
        return new AvroPlan(record, fingerprint, limit);
    }

    /** How deep bodies may be nested. */
    public NestingLimit nestingLimit() {
        return nestingLimit;
    }

    RecordType record() {
        return record;
    }

    /** The Rabin fingerprint of the schema's parsing canonical form. */
    long fingerprint() {
        return fingerprint;
    }
}
