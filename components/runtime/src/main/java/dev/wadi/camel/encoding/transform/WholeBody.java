package dev.wadi.camel.encoding.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.LittleEndian;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at bytes that nothing else has looked at yet: whether they are what they are said to be, whole and with nothing behind.
 *
 * <p>Errors: {@link EncodingException} that says what and where, never values. Threads: safe.
 */
public final class WholeBody {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int SMALLEST_DOCUMENT = 5;

    private WholeBody() {}

    /** One JSON value in UTF-8, of whatever type. */
    public static void requireJson(byte[] bytes, int offset, int length) {
        try (JsonParser parser = JSON.createParser(text(bytes, offset, length))) {
            if (parser.nextToken() == null) {
                throw EncodingException.malformed("JSON", 0, "", "there is nothing");
            }
            parser.skipChildren();
            requireEnd(parser);
        } catch (IOException e) {
            throw malformed(e, "it is not one value");
        }
    }

    /** One BSON document, down to its last field. */
    public static void requireBson(byte[] bytes, int offset, int length) {
        requireBsonLength(bytes, offset, length);
        // Extended JSON has a form for every type, so nothing but a broken document fails here
        Transcoders.between(Encoding.BSON, Encoding.JSON_EXTENDED, NestingLimit.DEFAULT).transcode(bytes, offset, length);
    }

    /** Bytes whose first four say how many they are, the last of which is zero, as a BSON document's are. */
    static void requireBsonLength(byte[] bytes, int offset, int length) {
        if (length < SMALLEST_DOCUMENT || LittleEndian.getInt(bytes, offset) != length || bytes[offset + length - 1] != 0) {
            throw EncodingException.malformed("BSON", 0, "", length + " bytes that are not one whole document");
        }
    }

    /** The values of a JSON array, each in bytes of its own. */
    public static List<byte[]> itemsOfJsonArray(byte[] bytes) {
        String text = text(bytes, 0, bytes.length);
        List<byte[]> items = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw EncodingException.malformed("JSON", 0, "", "it is no array");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                int end = (int) parser.currentLocation().getCharOffset();
                items.add(text.substring(start, end).strip().getBytes(StandardCharsets.UTF_8));
            }
            requireEnd(parser);
            return items;
        } catch (IOException e) {
            throw malformed(e, "it is not one array");
        }
    }

    /** From bytes the parser would guess their charset. */
    private static String text(byte[] bytes, int offset, int length) {
        int invalid = Utf8.firstInvalid(bytes, offset, offset + length);
        if (invalid >= 0) {
            throw EncodingException.malformed("JSON", invalid - offset, "", "string is not valid UTF-8");
        }
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw EncodingException.malformed("JSON", (int) parser.currentTokenLocation().getCharOffset(), "",
                    "something follows the end of the value");
        }
    }

    private static EncodingException malformed(IOException cause, String problem) {
        int offset = cause instanceof JsonProcessingException json && json.getLocation() != null
                ? (int) Math.max(0, json.getLocation().getCharOffset()) : 0;
        return EncodingException.malformed("JSON", offset, "", problem);
    }
}
