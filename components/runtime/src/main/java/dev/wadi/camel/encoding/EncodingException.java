package dev.wadi.camel.encoding;

/**
 * A body that cannot be converted: malformed, or holding a value that the target encoding cannot hold.
 *
 * <p>The message is a sentence with place: {@code failed to deserialize BSON at byte 131, field address.lines[2]: string is not
 * valid UTF-8}. It quotes names and positions, never values. Never retried: the same bytes fail again.
 */
public final class EncodingException extends RuntimeException {

    private final String fieldPath;
    private final int offset;

    private EncodingException(String message, String fieldPath, int offset, Throwable cause) {
        super(message, cause);
        this.fieldPath = fieldPath;
        this.offset = offset;
    }

    /** The bytes of a format cannot be read at an offset, counted from the first byte of the body. */
    public static EncodingException malformed(String format, int offset, String fieldPath, String problem) {
        String message = "failed to deserialize " + format + " at byte " + offset + field(", ", fieldPath) + ": " + problem;
        return new EncodingException(message, fieldPath, offset, null);
    }

    /** A value of the body cannot be written in the target format; the offset is that of the value read. */
    public static EncodingException unwritable(String format, int offset, String fieldPath, String problem) {
        String message = "failed to serialize " + format + field(" ", fieldPath) + ": " + problem;
        return new EncodingException(message, fieldPath, offset, null);
    }

    /** The body as a whole has a type that is not an encoding's. */
    public static EncodingException unusable(String problem, Throwable cause) {
        return new EncodingException(problem, "", 0, cause);
    }

    private static String field(String separator, String fieldPath) {
        return fieldPath.isEmpty() ? "" : separator + "field " + fieldPath;
    }

    /** The field as {@code address.lines[2]}; empty for the body as a whole. */
    public String fieldPath() {
        return fieldPath;
    }

    /** Offset of the problem in the bytes that were read, from 0. */
    public int offset() {
        return offset;
    }
}
