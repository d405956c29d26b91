package dev.wadi.camel.encoding.transform;

import dev.wadi.camel.batch.EventSteps;
import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.Transcoder;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;

/**
 * Converts the body of a message, or of every event of a batch, to one encoding.
 *
 * <p>Shape: body in as {@link BodyBytes#of} takes it; body out {@code byte[]}; a null body (a delete, a tombstone) passes
 * unchanged. Without {@code fromType} the kind of body decides: BSON documents are BSON, a {@code String} is JSON; bytes say
 * nothing and are an error. Errors: {@link EncodingException}, never retried; in a batch the events before the failed one go on,
 * see {@link EventSteps}. Lifecycle and threads: shared between routes and threads; each thread has buffers of its own.
 */
abstract class EncodingTransformer extends Transformer {

    private final Encoding target;
    private final ThreadLocal<Transcoder[]> transcoders = ThreadLocal.withInitial(() -> new Transcoder[Encoding.values().length]);

    EncodingTransformer(Encoding target) {
        this.target = target;
    }

    @Override
    public void transform(Message message, DataType from, DataType to) throws Exception {
        Encoding source = DataType.isAnyType(from) ? null : Encoding.of(from);
        String description = source == null ? "convert to " + target : "convert " + source + " to " + target;
        EventSteps.forEach(message, description, event -> convert(event, source));
    }

    private void convert(Message message, Encoding declared) {
        Object body = message.getBody();
        if (body == null) {
            return;
        }
        Encoding source = declared == null ? BodyBytes.encodingOf(body) : declared;
        if (source == null) {
            throw EncodingException.unusable("a body of type " + body.getClass().getTypeName()
                    + " does not say what its encoding is; name it as fromType of transformDataType", null);
        }
        BodyBytes bytes = BodyBytes.of(message);
        message.setBody(transcoder(source).transcode(bytes.array(), bytes.offset(), bytes.length()));
    }

    private Transcoder transcoder(Encoding source) {
        Transcoder[] mine = transcoders.get();
        if (mine[source.ordinal()] == null) {
            mine[source.ordinal()] = Transcoders.between(source, target, NestingLimit.DEFAULT);
        }
        return mine[source.ordinal()];
    }
}
