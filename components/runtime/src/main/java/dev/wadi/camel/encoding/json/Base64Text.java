package dev.wadi.camel.encoding.json;

import dev.wadi.camel.encoding.LittleEndian;
import java.nio.charset.StandardCharsets;

/** Standard base64 with padding, written straight into a buffer. Source: RFC 4648 section 4. */
final class Base64Text {

    private static final byte[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(StandardCharsets.US_ASCII);
    /** Both characters of twelve bits, the first one in the lower half. */
    private static final short[] PAIRS = new short[1 << 12];

    static {
        for (int i = 0; i < PAIRS.length; i++) {
            PAIRS[i] = (short) (ALPHABET[i & 63] << 8 | ALPHABET[i >> 6]);
        }
    }

    private Base64Text() {}

    /** Writes the bytes' text at an offset of {@code out}, which has room for it, and gives the offset behind it. */
    static int write(byte[] out, int at, byte[] source, int from, int count) {
        int o = at;
        int p = from;
        for (int end = from + count - count % 3; p < end; p += 3, o += 4) {
            int bits = (source[p] & 0xFF) << 16 | (source[p + 1] & 0xFF) << 8 | source[p + 2] & 0xFF;
            LittleEndian.putShort(out, o, PAIRS[bits >>> 12]);
            LittleEndian.putShort(out, o + 2, PAIRS[bits & 0xFFF]);
        }
        if (count % 3 == 1) {
            LittleEndian.putShort(out, o, PAIRS[(source[p] & 0xFF) << 4]);
            out[o + 2] = '=';
            out[o + 3] = '=';
            o += 4;
        } else if (count % 3 == 2) {
            int bits = (source[p] & 0xFF) << 10 | (source[p + 1] & 0xFF) << 2;
            LittleEndian.putShort(out, o, PAIRS[bits >>> 6]);
            out[o + 2] = ALPHABET[bits & 63];
            out[o + 3] = '=';
            o += 4;
        }
        return o;
    }
}
