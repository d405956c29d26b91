package dev.wadi.camel.encoding.transform;

import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.jsonschema.BsonProjector;
import dev.wadi.camel.encoding.jsonschema.JsonProjector;
import dev.wadi.camel.encoding.jsonschema.JsonSchemaPlan;
import dev.wadi.camel.encoding.schema.SchemaException;

/** Which transcoder leads from one encoding to another under a JSON Schema. Source: specification 3.1. */
final class JsonSchemaTranscoders {

    private JsonSchemaTranscoders() {}

    /** A new transcoder, for one thread. Between the JSON forms types are those of BSON, as without a schema. */
    static Transcoder between(Encoding from, Encoding to, JsonSchemaPlan plan) {
        if (from == Encoding.AVRO || to == Encoding.AVRO) {
            throw new SchemaException("converting " + from + " to " + to + " needs an Avro schema, found a JSON Schema");
        }
        Transcoder filter = from == Encoding.BSON ? new BsonProjector(plan) : new JsonProjector(plan);
        return from == to ? filter : AvroTranscoders.chain(filter, Transcoders.between(from, to, plan.nestingLimit()));
    }
}
