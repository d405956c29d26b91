package dev.wadi.camel.encoding.transform;

import dev.wadi.camel.encoding.bson.BsonOutput;
import java.nio.charset.StandardCharsets;

/** One BSON document {@code {items: [...]}}. Source: specification 2.7, the older form of a batch in a collection. */
final class BsonItemsBody implements BatchBody {

    private static final int DOCUMENT = 3;
    private static final int ARRAY = 4;
    private static final byte[] NAME = "items\0".getBytes(StandardCharsets.US_ASCII);

    private final BsonOutput output = new BsonOutput();
    private final int document;
    private final int items;
    private int count;

    BsonItemsBody() {
        document = output.beginDocument();
        output.int8(ARRAY);
        output.raw(NAME, 0, NAME.length);
        items = output.beginDocument();
    }

    @Override
    public void add(BodyBytes body) {
        WholeBody.requireBsonLength(body.array(), body.offset(), body.length());
        output.int8(DOCUMENT);
        output.indexAsName(count++);
        output.raw(body.array(), body.offset(), body.length());
    }

    @Override
    public byte[] finish() {
        output.endDocument(items);
        output.endDocument(document);
        return output.toByteArray();
    }
}
