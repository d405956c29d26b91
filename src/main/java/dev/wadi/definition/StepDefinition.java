package dev.wadi.definition;

import java.util.Optional;

/** What source, middlewares and sinks have in common: a place at a service, and what leaves them. */
public interface StepDefinition {

    String SERVICE_DOC = "Name of the service.";
    String SCHEMA_DOC = "Schema (an id of the connector's schemas) of what leaves here; left out, the nearest earlier "
            + "step's schema holds.";
    String JSON_DOC = "How BSON values that JSON does not know are written: flat (plain texts and numbers) or extended "
            + "(MongoDB's Extended JSON, which keeps every type).";

    String AVRO_DOC = "What stands around an Avro datum in a record: raw (nothing), single-object (Avro's marker and "
            + "the schema's fingerprint) or confluent (the number of the schema in its registry).";

    Origin origin();

    String serviceName();

    Text resource();

    Optional<String> schemaId();

    Encoding outputEncoding();

    /** What stands around Avro that this step reads (a source) or writes (a sink). */
    default AvroFormat avroFormat() {
        return AvroFormat.RAW;
    }
}
