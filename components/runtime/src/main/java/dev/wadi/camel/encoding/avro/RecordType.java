package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonCursor;
import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * {@code record}: a document, of which the fields that the schema does not have are dropped.
 *
 * <p>Avro has the fields in the schema's order, a document in any. While they come in the schema's order they are written at
 * once; from the first that does not, their places are noted and visited in order at the end.
 */
final class RecordType extends AvroType {

    /** A field of the schema; {@code fallback} is what is written when a document has no such field, or null for an error. */
    record Field(String name, AvroType type, byte[] fallback) {}

    private static final int NO_PLACES = -1;

    private Field[] fields;
    private NameIndex names;
    /** Names as BSON has them, with the byte that ends them. */
    private byte[][] bsonNames;
    /** Names as JSON has them, with what stands around them. */
    private byte[][] jsonNames;

    RecordType(String name) {
        super(name);
    }

    /** Sets the fields, which may refer to this record. */
    void fields(List<Field> all) {
        fields = all.toArray(Field[]::new);
        names = new NameIndex(all.stream().map(Field::name).toList());
        bsonNames = new byte[fields.length][];
        jsonNames = new byte[fields.length][];
        JsonText text = new JsonText();
        for (int i = 0; i < fields.length; i++) {
            text.clear();
            text.put(i == 0 ? '{' : ',');
            byte[] name = fields[i].name().getBytes(StandardCharsets.UTF_8);
            text.quoted(name, 0, name.length);
            text.put(':');
            jsonNames[i] = text.toByteArray();
            bsonNames[i] = Arrays.copyOf(name, name.length + 1);
        }
    }

    /** Looks at the names and at values that are no documents or arrays, so that the work stays in proportion to the fields. */
    @Override
    int suits(int bsonType, AvroEncoding to) {
        if (bsonType != BsonTypes.DOCUMENT) {
            return NOT;
        }
        BsonCursor in = to.in;
        int begin = in.position();
        int required = 0;
        int known = 0;
        boolean taken = true;
        int outer = in.enter();
        for (int type = in.nextType(); type != 0; type = in.nextType()) {
            int from = in.position();
            int field = names.find(in.bytes(), from, in.name());
            if (field >= 0) {
                known++;
                required += fields[field].fallback() == null ? 1 : 0;
                boolean deep = type == BsonTypes.DOCUMENT || type == BsonTypes.ARRAY;
                taken &= deep || fields[field].type().suits(type, to) != NOT;
            }
            in.skipValue(type);
        }
        in.leave(outer);
        in.position(begin);
        for (Field field : fields) {
            required -= field.fallback() == null ? 1 : 0;
        }
        return taken && required == 0 ? SAME + known : NOT;
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        if (bsonType != BsonTypes.DOCUMENT) {
            throw mismatch(bsonType, to);
        }
        document(to);
    }

    /** Reads the document at the cursor and writes it. */
    void document(AvroEncoding to) {
        BsonCursor in = to.in;
        int outer = in.enter();
        int next = 0;
        int places = NO_PLACES;
        for (int type = in.nextType(); type != 0; type = in.nextType()) {
            if (places == NO_PLACES && next < fields.length && in.nameIs(bsonNames[next])) {
                fields[next++].type().encode(type, to);
                continue;
            }
            int from = in.position();
            int field = names.find(in.bytes(), from, in.name());
            if (field >= 0) {
                if (places == NO_PLACES) {
                    places = to.beginPlaces(fields.length);
                }
                if (field < next || to.place(places + field) != 0) {
                    throw to.unwritable(from, "the document has this field twice");
                }
                to.place(places + field, from);
            }
            in.skipValue(type);
        }
        int behind = in.position();
        while (next < fields.length) {
            int place = places == NO_PLACES ? 0 : to.place(places + next);
            if (place == 0) {
                missing(fields[next], to);
            } else {
                in.position(place);
                in.name();
                fields[next].type().encode(in.bytes()[place - 1] & 0xFF, to);
            }
            next++;
        }
        if (places != NO_PLACES) {
            to.endPlaces(places);
        }
        in.position(behind);
        in.leave(outer);
    }

    private void missing(Field field, AvroEncoding to) {
        if (field.fallback() == null) {
            to.in.path().between();
            throw to.unwritable(to.in.position(), "the document has no field " + field.name()
                    + ", for which the schema has no default and no null");
        }
        to.out.raw(field.fallback());
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        in.enter();
        int begin = out.beginDocument();
        for (int i = 0; i < fields.length; i++) {
            Field field = fields[i];
            in.path().name(field.name());
            int element = out.beginElement();
            out.raw(bsonNames[i], 0, bsonNames[i].length);
            out.patchType(element, field.type().toBson(in, out));
        }
        out.endDocument(begin);
        in.leave();
        return BsonTypes.DOCUMENT;
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        in.enter();
        if (fields.length == 0) {
            out.put('{');
        }
        for (int i = 0; i < fields.length; i++) {
            in.path().name(fields[i].name());
            out.raw(jsonNames[i]);
            fields[i].type().toJson(in, out);
        }
        out.put('}');
        in.leave();
    }
}
