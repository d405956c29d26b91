package dev.wadi.camel.http;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.frame.BatchFrame;
import dev.wadi.camel.encoding.frame.ContentType;
import dev.wadi.camel.encoding.transform.WholeBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Takes the answer of an {@code http:} endpoint as an event's new body; stands right behind the endpoint.
 *
 * <p>Shape: body in as the endpoint leaves it, a stream or bytes; body out {@code byte[]}, exactly the answer's; of a form that holds
 * several events a {@code List<byte[]>} of its items. The answer is read as bytes whatever it says about itself.
 *
 * <p>Errors: an answer that is not what it must be (no JSON, not one whole BSON document, no array, a frame that lies about its items or
 * whose items are of another kind) or that is empty is an {@link EncodingException}: the event fails and nothing damaged goes on. Avro is
 * checked by the conversion behind, which knows the schema. Lifecycle and threads: configured once, then safe to share. Source:
 * specification 5.1, defects D20 and D52.
 */
public final class EventAnswer implements Processor {

    /** What an answer holds. The constants are spelt as routes write them. */
    public enum Form { each, array, frame }

    private static final int FRAME_HEADER = 5;

    private ContentType encoding = ContentType.JSON;
    private Form form = Form.each;

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        byte[] answer = bytes(message);
        if (answer.length == 0) {
            throw EncodingException.unusable("the answer is empty, and it is to be the event's new document", null);
        }
        if (form == Form.each) {
            require(answer, 0, answer.length);
            message.setBody(answer);
        } else {
            message.setBody(form == Form.array ? WholeBody.itemsOfJsonArray(answer) : items(answer));
        }
    }

    private List<byte[]> items(byte[] answer) {
        BatchFrame frame = BatchFrame.read(answer);
        if (frame.contentType() != encoding && !frame.items().isEmpty()) {
            throw EncodingException.unusable("the answer is a frame of " + word(frame.contentType()) + ", expected " + word(encoding), null);
        }
        List<byte[]> items = new ArrayList<>(frame.items().size());
        int end = FRAME_HEADER;
        for (BatchFrame.Item item : frame.items()) {
            require(item.frame(), item.offset(), item.length());
            items.add(item.bytes());
            end = item.offset() + item.length();
        }
        if (end < answer.length) {
            throw EncodingException.malformed("batch frame", end, "", "bytes follow the last of " + items.size() + " items");
        }
        return items;
    }

    private void require(byte[] bytes, int offset, int length) {
        switch (encoding) {
            case JSON -> WholeBody.requireJson(bytes, offset, length);
            case BSON -> WholeBody.requireBson(bytes, offset, length);
            case AVRO, RAW -> { }
        }
    }

    private static byte[] bytes(Message message) throws IOException {
        Object body = message.getBody();
        if (body instanceof InputStream stream) {
            try (stream) {
                return stream.readAllBytes();
            }
        }
        byte[] bytes = body == null ? new byte[0] : message.getBody(byte[].class);
        if (bytes == null) {
            throw EncodingException.unusable("an answer of type " + body.getClass().getName() + " cannot be read as bytes", null);
        }
        return bytes;
    }

    private static String word(ContentType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** What the answer, or each item of it, is; JSON by default. */
    public void setEncoding(ContentType encoding) {
        this.encoding = encoding;
    }

    public ContentType getEncoding() {
        return encoding;
    }

    /** {@code each}: one event, the default; {@code array}: a JSON array of events; {@code frame}: mstream's batch frame. */
    public void setForm(Form form) {
        this.form = form;
    }

    public Form getForm() {
        return form;
    }
}
