package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.LittleEndian;

/**
 * What stands before a datum: nothing, Avro's single-object header with the fingerprint of the schema, or the id under which a
 * Confluent-compatible registry knows the schema. The schema written with is always the schema read with, so another fingerprint
 * or id is an error. Immutable.
 */
public final class AvroEnvelope {

    private static final int CONFLUENT_LENGTH = 5;
    private static final int SINGLE_OBJECT_LENGTH = 10;

    private enum Form { RAW, SINGLE_OBJECT, CONFLUENT }

    private static final AvroEnvelope RAW = new AvroEnvelope(Form.RAW, null);
    private static final AvroEnvelope SINGLE_OBJECT = new AvroEnvelope(Form.SINGLE_OBJECT, null);

    private final Form form;
    private final Integer id;

    private AvroEnvelope(Form form, Integer id) {
        this.form = form;
        this.id = id;
    }

    /** The datum alone. */
    public static AvroEnvelope raw() {
        return RAW;
    }

    /** {@code C3 01} and the fingerprint. Source: Avro 1.12 specification, "Single-object encoding". */
    public static AvroEnvelope singleObject() {
        return SINGLE_OBJECT;
    }

    /** A zero byte and the id in four bytes, highest first. Without an id (null) any is read and nothing can be written. */
    public static AvroEnvelope confluent(Integer id) {
        return new AvroEnvelope(Form.CONFLUENT, id);
    }

    /** Whether the envelope has all that writing needs. */
    public boolean isWritable() {
        return form != Form.CONFLUENT || id != null;
    }

    void write(AvroPlan plan, AvroOutput out) {
        switch (form) {
            case RAW -> { }
            case SINGLE_OBJECT -> {
                out.int8(0xC3);
                out.int8(0x01);
                out.int64(plan.fingerprint());
            }
            case CONFLUENT -> {
                if (id == null) {
                    throw EncodingException.unusable("the Confluent wire format cannot be written without the schema's id", null);
                }
                out.int8(0);
                out.bigEndian(id, Integer.BYTES);
            }
        }
    }

    /** Checks the envelope of a body and gives how many bytes it has. */
    int check(AvroPlan plan, byte[] bytes, int offset, int length) {
        return switch (form) {
            case RAW -> 0;
            case SINGLE_OBJECT -> checkSingleObject(plan, bytes, offset, length);
            case CONFLUENT -> checkConfluent(bytes, offset, length);
        };
    }

    private static int checkSingleObject(AvroPlan plan, byte[] bytes, int offset, int length) {
        if (length < SINGLE_OBJECT_LENGTH || bytes[offset] != (byte) 0xC3 || bytes[offset + 1] != 0x01) {
            throw malformed(0, "expected the single-object header C3 01 and a fingerprint");
        }
        if (LittleEndian.getLong(bytes, offset + 2) != plan.fingerprint()) {
            throw malformed(2, "the fingerprint is that of another schema");
        }
        return SINGLE_OBJECT_LENGTH;
    }

    private int checkConfluent(byte[] bytes, int offset, int length) {
        if (length < CONFLUENT_LENGTH || bytes[offset] != 0) {
            throw malformed(0, "expected the Confluent wire format, a zero byte and a schema id");
        }
        int found = Integer.reverseBytes(LittleEndian.getInt(bytes, offset + 1));
        if (id != null && found != id) {
            throw malformed(1, "the schema id is " + found + ", expected " + id);
        }
        return CONFLUENT_LENGTH;
    }

    private static EncodingException malformed(int offset, String problem) {
        return EncodingException.malformed("Avro", offset, "", problem);
    }
}
