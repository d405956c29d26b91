package dev.wadi.camel.encoding.transform;

import dev.wadi.camel.batch.EventSteps;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.avro.AvroEnvelope;
import dev.wadi.camel.encoding.avro.AvroPlan;
import dev.wadi.camel.encoding.jsonschema.JsonSchemaPlan;
import dev.wadi.camel.encoding.schema.SchemaException;
import dev.wadi.camel.encoding.schema.SchemaSource;
import dev.wadi.camel.encoding.schema.SchemaText;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Step that converts a message, or every event of a batch, from one encoding to another under a schema; without a change of
 * encoding it is a filter and a check. Without a schema it converts as the data type transformers do, which take no options.
 *
 * <p>Shape: body in as the data type transformers take it; body out {@code byte[]}; a null body (a delete, a tombstone) passes
 * unchanged. Errors: {@link dev.wadi.camel.encoding.EncodingException}, never retried; in a batch the events before the failed
 * one go on, see {@link EventSteps}. {@link SchemaException} when it starts without a usable schema, so the route does not start.
 * Lifecycle and threads: the schema is loaded when the route starts and again when it restarts, so a bean belongs to one step;
 * shared between threads, of which each has buffers of its own.
 */
public final class SchemaConversion extends ServiceSupport implements Processor {

    private String from;
    private String to;
    private SchemaSource schema;
    private String wireFormat = "raw";
    private Integer schemaId;
    private int maxNesting = NestingLimit.DEFAULT.levels();

    private Encoding source;
    private Encoding target;
    private volatile ThreadLocal<Transcoder> transcoders;

    /** Encoding of the bodies: {@code wadi:bson}, {@code wadi:json}, {@code wadi:json-extended} or {@code wadi:avro}. */
    public void setFrom(String from) {
        this.from = from;
    }

    public String getFrom() {
        return from;
    }

    /** Encoding to convert to, of the same names. */
    public void setTo(String to) {
        this.to = to;
    }

    public String getTo() {
        return to;
    }

    /** Where the schema comes from; none by default. */
    public void setSchema(SchemaSource schema) {
        this.schema = schema;
    }

    public SchemaSource getSchema() {
        return schema;
    }

    /** What stands before an Avro datum: {@code raw} (nothing, the default), {@code single-object} or {@code confluent}. */
    public void setWireFormat(String wireFormat) {
        this.wireFormat = wireFormat;
    }

    public String getWireFormat() {
        return wireFormat;
    }

    /** The schema's id in a registry, for {@code confluent}. By default the one that the schema's source knows. */
    public void setSchemaId(Integer schemaId) {
        this.schemaId = schemaId;
    }

    public Integer getSchemaId() {
        return schemaId;
    }

    /** How many documents and arrays may lie within each other, 200 by default, {@value NestingLimit#DEEPEST} at most. */
    public void setMaxNesting(int maxNesting) {
        this.maxNesting = maxNesting;
    }

    public int getMaxNesting() {
        return maxNesting;
    }

    @Override
    protected void doStart() throws Exception {
        source = Encoding.of(Objects.requireNonNull(from, "a schema conversion needs 'from'"));
        target = Encoding.of(Objects.requireNonNull(to, "a schema conversion needs 'to'"));
        NestingLimit limit = new NestingLimit(maxNesting);
        Supplier<Transcoder> factory = schema == null ? () -> Transcoders.between(source, target, limit)
                : factory(schema.load(), limit);
        // The first one is made here, so that a pair that the schema does not allow fails the start and not the first event.
        Transcoder first = factory.get();
        Objects.requireNonNull(first, "transcoder");
        transcoders = ThreadLocal.withInitial(factory);
    }

    private Supplier<Transcoder> factory(SchemaText text, NestingLimit limit) {
        return switch (text.kind()) {
            case BSON -> () -> Transcoders.between(source, target, limit);
            case JSON -> {
                JsonSchemaPlan plan = JsonSchemaPlan.of(text.text(), text.origin()).within(limit);
                yield () -> JsonSchemaTranscoders.between(source, target, plan);
            }
            case AVRO -> {
                AvroPlan plan = AvroPlan.of(text.text(), text.origin()).within(limit);
                AvroEnvelope envelope = envelope(text);
                yield () -> AvroTranscoders.between(source, target, plan, envelope);
            }
        };
    }

    private AvroEnvelope envelope(SchemaText text) {
        AvroEnvelope envelope = switch (wireFormat) {
            case "raw" -> AvroEnvelope.raw();
            case "single-object" -> AvroEnvelope.singleObject();
            case "confluent" -> AvroEnvelope.confluent(schemaId == null ? text.registryId() : schemaId);
            default -> throw new IllegalArgumentException("no wire format is named '" + wireFormat
                    + "', allowed: raw, single-object, confluent");
        };
        if (target == Encoding.AVRO && !envelope.isWritable()) {
            throw new SchemaException(text.origin() + ": the confluent wire format needs the schema's id to write");
        }
        return envelope;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        ThreadLocal<Transcoder> mine = transcoders;
        if (mine == null) {
            throw new IllegalStateException("the conversion of " + from + " to " + to + " was not started with its route");
        }
        EventSteps.forEach(exchange.getMessage(), "convert " + source + " to " + target, event -> convert(event, mine.get()));
    }

    private static void convert(Message message, Transcoder transcoder) {
        if (message.getBody() == null) {
            return;
        }
        BodyBytes bytes = BodyBytes.of(message);
        message.setBody(transcoder.transcode(bytes.array(), bytes.offset(), bytes.length()));
    }

    @Override
    public String toString() {
        return "SchemaConversion[" + from + " -> " + to + "]";
    }
}
