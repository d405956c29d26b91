package dev.wadi.camel.encoding.jsonschema;

import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.bson.BsonCursor;
import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.schema.SchemaException;
import java.util.Arrays;

/**
 * Keeps of a BSON document what a JSON Schema lists, value for value as it is. Nothing is validated: BSON has types that JSON
 * Schema knows nothing of. Where the schema has an object or array and the document another type, the value is kept.
 *
 * <p>Shape: one BSON document in; one out, properties in the schema's order, of a repeated name the first. Lifecycle, threads and
 * errors: see {@link Transcoder}.
 */
public final class BsonProjector implements Transcoder {

    private final Projection.Members top;
    private final BsonCursor in;
    private final BsonOutput out = new BsonOutput();

    /**
     * A projector for one thread.
     *
     * @throws SchemaException when the schema's top level is no object
     */
    public BsonProjector(JsonSchemaPlan plan) {
        if (!(plan.projection() instanceof Projection.Members members)) {
            throw new SchemaException(plan.origin() + ": top level bson schema must be an Object");
        }
        top = members;
        in = new BsonCursor(plan.nestingLimit());
    }

    @Override
    public byte[] transcode(byte[] source, int offset, int length) {
        in.open(source, offset, length);
        out.clear();
        document(top);
        return out.toByteArray();
    }

    private void document(Projection.Members members) {
        int outer = in.enter();
        int[] places = new int[members.properties().size()];
        for (int type = in.nextType(); type != 0; type = in.nextType()) {
            int from = in.position();
            int property = find(members, from, in.name());
            if (property >= 0 && places[property] == 0) {
                places[property] = from;
            }
            in.skipValue(type);
        }
        int behind = in.position();
        int begin = out.beginDocument();
        for (int i = 0; i < places.length; i++) {
            if (places[i] != 0) {
                in.position(places[i]);
                int type = in.bytes()[places[i] - 1] & 0xFF;
                int end = in.name();
                out.int8(type);
                out.raw(in.bytes(), places[i], end + 1 - places[i]);
                value(type, members.properties().get(i).of());
            }
        }
        out.endDocument(begin);
        in.position(behind);
        in.leave(outer);
    }

    private int find(Projection.Members members, int from, int to) {
        for (int i = 0; i < members.properties().size(); i++) {
            byte[] name = members.properties().get(i).nameBytes();
            if (Arrays.equals(name, 0, name.length, in.bytes(), from, to)) {
                return i;
            }
        }
        return -1;
    }

    private void value(int type, Projection projection) {
        if (projection instanceof Projection.Members members && type == BsonTypes.DOCUMENT) {
            document(members);
        } else if (projection instanceof Projection.Items items && type == BsonTypes.ARRAY) {
            array(items);
        } else {
            int from = in.position();
            in.skipValue(type);
            out.raw(in.bytes(), from, in.position() - from);
        }
    }

    private void array(Projection.Items items) {
        int outer = in.enter();
        int begin = out.beginDocument();
        int index = 0;
        for (int type = in.nextType(); type != 0; type = in.nextType()) {
            int from = in.position();
            int end = in.name();
            in.path().index(index++);
            out.int8(type);
            out.raw(in.bytes(), from, end + 1 - from);
            value(type, items.of());
        }
        out.endDocument(begin);
        in.leave(outer);
    }
}
