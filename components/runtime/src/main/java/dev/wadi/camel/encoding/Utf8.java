package dev.wadi.camel.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {

    private static final long NOT_ASCII = 0x8080808080808080L;

    private Utf8() {}

    /**
     * Length (2 to 4) of the valid sequence of a code point above U+007F that starts at the position, or 0 when it is not valid
     * or does not end before {@code end}.
     */
    public static int sequenceLength(byte[] bytes, int position, int end) {
        int lead = bytes[position] & 0xFF;
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (length > end - position) {
            return 0;
        }
        int second = bytes[position + 1];
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if ((second & 0xFF) < lowest || (second & 0xFF) > highest) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[position + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** Index of the first byte of the region that is not part of a valid sequence, or -1 when all are. */
    public static int firstInvalid(byte[] bytes, int from, int to) {
        int p = from;
        while (p < to) {
            if (to - p >= Long.BYTES && (LittleEndian.getLong(bytes, p) & NOT_ASCII) == 0) {
                p += Long.BYTES;
            } else if (bytes[p] >= 0) {
                p++;
            } else {
                int length = sequenceLength(bytes, p, to);
                if (length == 0) {
                    return p;
                }
                p += length;
            }
        }
        return -1;
    }

    /** The text as UTF-8; a lone surrogate is an error, where {@code String.getBytes} would write a question mark. */
    public static byte[] encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return encodeStrictly(text);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] encodeStrictly(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw EncodingException.unusable("text holds half of a surrogate pair, which is no character", e);
        }
    }
}
