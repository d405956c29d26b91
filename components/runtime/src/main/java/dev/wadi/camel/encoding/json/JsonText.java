package dev.wadi.camel.encoding.json;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.LittleEndian;
import dev.wadi.camel.encoding.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing array that JSON text is written to, UTF-8. The array stays from text to text unless one was unusually large.
 * Threads: one at a time.
 */
public final class JsonText {

    private static final int FIRST_CAPACITY = 4 * 1024;
    private static final int LARGEST_KEPT = 4 * 1024 * 1024;
    private static final int LARGEST = Integer.MAX_VALUE - 64;
    /** Room behind what was asked for, so that eight bytes may be stored where fewer count. */
    private static final int SLACK = Long.BYTES;
    private static final int LONGEST_ESCAPE = 6;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    public void clear() {
        size = 0;
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[FIRST_CAPACITY];
        }
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    public int size() {
        return size;
    }

    public void size(int newSize) {
        size = newSize;
    }

    /** The array, with room for so many bytes behind {@link #size()} and a little more. */
    public byte[] reserve(int count) {
        if (count > LARGEST - size || count < 0) {
            throw EncodingException.unusable("the JSON text would be larger than 2 GiB", null);
        }
        int needed = size + count + SLACK;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(LARGEST + SLACK, bytes.length * 2L)));
        }
        return bytes;
    }

    public void put(char ascii) {
        reserve(1)[size++] = (byte) ascii;
    }

    /** Writes a piece of JSON text made beforehand. */
    public void raw(byte[] text) {
        System.arraycopy(text, 0, reserve(text.length), size, text.length);
        size += text.length;
    }

    /** Writes text that is known to be ASCII and to need no escapes. */
    @SuppressWarnings("deprecation") // the only copy from String to bytes without an array in between
    public void ascii(String text) {
        int length = text.length();
        text.getBytes(0, length, reserve(length), size);
        size += length;
    }

    /** Writes UTF-8 bytes as a string in quotes; the answer is -1, or the index of the first byte that is not UTF-8. */
    public int quoted(byte[] source, int from, int to) {
        byte[] out = reserve(to - from + 2);
        int o = size;
        out[o++] = '"';
        int lastWord = source.length - Long.BYTES;
        int p = from;
        while (p < to) {
            if (p <= lastWord) {
                long word = LittleEndian.getLong(source, p);
                LittleEndian.putLong(out, o, word);
                long hits = AsciiWords.special(word);
                int clean = hits == 0 ? Long.BYTES : AsciiWords.before(hits);
                p += clean;
                o += clean;
                if (hits == 0 || p >= to) {
                    continue;
                }
            }
            int b = source[p];
            if (b < 0) {
                int length = Utf8.sequenceLength(source, p, to);
                if (length == 0) {
                    return p;
                }
                for (int i = 0; i < length; i++) {
                    out[o++] = source[p++];
                }
            } else if (b >= ' ' && b != '"' && b != '\\') {
                out[o++] = (byte) b;
                p++;
            } else {
                size = o;
                out = reserve(LONGEST_ESCAPE + to - p + 1);
                o = escape(out, o, b);
                p++;
            }
        }
        // The last word may have carried bytes from behind the string.
        o -= p - to;
        out[o++] = '"';
        size = o;
        return -1;
    }

    private static int escape(byte[] out, int at, int b) {
        int o = at;
        out[o++] = '\\';
        switch (b) {
            case '"', '\\' -> out[o++] = (byte) b;
            case '\b' -> out[o++] = 'b';
            case '\f' -> out[o++] = 'f';
            case '\n' -> out[o++] = 'n';
            case '\r' -> out[o++] = 'r';
            case '\t' -> out[o++] = 't';
            default -> {
                out[o++] = 'u';
                out[o++] = '0';
                out[o++] = '0';
                out[o++] = HEX[b >> 4];
                out[o++] = HEX[b & 15];
            }
        }
        return o;
    }

    public void number(long value) {
        size = DecimalDigits.write(reserve(DecimalDigits.LONGEST), size, value);
    }

    /** Writes a finite double with a fraction or an exponent, in the fewest digits that read back as the same double. */
    public void number(double value) {
        size = ShortestDouble.write(reserve(ShortestDouble.LONGEST), size, value);
    }

    /** Writes bytes as lower-case hex digits. */
    public void hex(byte[] source, int from, int count) {
        byte[] out = reserve(2 * count);
        int o = size;
        for (int i = 0; i < count; i++, o += 2) {
            LittleEndian.putShort(out, o, HexPairs.PAIRS[source[from + i] & 0xFF]);
        }
        size = o;
    }

    /** Writes bytes as standard base64 with padding. */
    public void base64(byte[] source, int from, int count) {
        if (count > LARGEST / 4 * 3) {
            throw EncodingException.unusable("the JSON text would be larger than 2 GiB", null);
        }
        size = Base64Text.write(reserve((count + 2) / 3 * 4), size, source, from, count);
    }

    /** Hex digits of each byte value, the first digit in the lower half. */
    private static final class HexPairs {
        static final short[] PAIRS = new short[256];

        static {
            for (int i = 0; i < PAIRS.length; i++) {
                PAIRS[i] = (short) (HEX[i & 15] << 8 | HEX[i >> 4]);
            }
        }

        private HexPairs() {}
    }
}
