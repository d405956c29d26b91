package dev.wadi.camel.encoding.transform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wadi.camel.encoding.EncodingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * One JSON array. Each body must be one whole JSON value: a body that passed unconverted was never looked at, and a broken one would
 * spoil its neighbours.
 */
final class JsonArrayBody implements BatchBody {

    private static final JsonFactory JSON = new JsonFactory();

    private final ByteArrayOutputStream array = new ByteArrayOutputStream();

    @Override
    public void add(BodyBytes body) {
        requireOneValue(body);
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

    private static void requireOneValue(BodyBytes body) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body.array(), body.offset(), body.length());
        // a reader, because of bytes the parser would guess their charset
        Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw EncodingException.malformed("JSON", 0, "", "there is nothing");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw EncodingException.malformed("JSON", (int) parser.currentTokenLocation().getCharOffset(), "",
                        "something follows the end of the value");
            }
        } catch (JsonProcessingException e) {
            int offset = e.getLocation() == null ? 0 : (int) Math.max(0, e.getLocation().getCharOffset());
            throw EncodingException.malformed("JSON", offset, "", "it is not one value, so it cannot be part of an array");
        } catch (IOException e) {
            throw EncodingException.malformed("JSON", 0, "", "string is not valid UTF-8");
        }
    }
}
