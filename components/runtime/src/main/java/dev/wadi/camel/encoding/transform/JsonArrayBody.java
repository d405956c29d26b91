package dev.wadi.camel.encoding.transform;

import java.io.ByteArrayOutputStream;

/**
 * One JSON array. Each body must be one whole JSON value: a body that passed unconverted was never looked at, and a broken one would
 * spoil its neighbours.
 */
final class JsonArrayBody implements BatchBody {

    private final ByteArrayOutputStream array = new ByteArrayOutputStream();

    @Override
    public void add(BodyBytes body) {
        WholeBody.requireJson(body.array(), body.offset(), body.length());
        array.write(array.size() == 0 ? '[' : ',');
        array.write(body.array(), body.offset(), body.length());
    }

    @Override
    public byte[] finish() {
        if (array.size() == 0) {
            array.write('[');
        }
        array.write(']');
        return array.toByteArray();
    }
}
