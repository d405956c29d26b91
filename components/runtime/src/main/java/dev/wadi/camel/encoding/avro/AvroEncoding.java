package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.bson.BsonCursor;
import java.util.Arrays;

/** One document on its way to Avro: where it is read, where it is written. Threads: one at a time. */
final class AvroEncoding {

    private static final int FIRST_PLACES = 256;

    final BsonCursor in;
    final AvroOutput out = new AvroOutput();
    final ValueForms forms;
    /** A stack of regions, one for each open record whose fields come in another order than the schema's. */
    private int[] places = new int[FIRST_PLACES];
    private int placesEnd;
    private int start;

    AvroEncoding(ValueForms forms, NestingLimit limit) {
        this.forms = forms;
        this.in = new BsonCursor(limit);
    }

    void open(byte[] bson, int offset, int length) {
        in.open(bson, offset, length);
        out.clear();
        placesEnd = 0;
        start = offset;
    }

    /** Begins a region of so many places, all 0; the answer is the index of the first. */
    int beginPlaces(int count) {
        int begin = placesEnd;
        placesEnd += count;
        if (placesEnd > places.length) {
            places = Arrays.copyOf(places, Math.max(placesEnd, 2 * places.length));
        }
        Arrays.fill(places, begin, placesEnd, 0);
        return begin;
    }

    void endPlaces(int begin) {
        placesEnd = begin;
    }

    int place(int index) {
        return places[index];
    }

    void place(int index, int position) {
        places[index] = position;
    }

    /**
     * The error for a value that the schema cannot hold; {@code at} is an index in the BSON's bytes, which JSON does not have.
     */
    EncodingException unwritable(int at, String problem) {
        return in.unwritable("Avro", forms.textual() ? start : at, problem);
    }
}
