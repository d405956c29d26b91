package dev.wadi.camel.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The text of one connector's file: JSON for people, and a checksum over every byte before it, so that a file that was cut
 * off or changed is never taken for a shorter or emptier one.
 *
 * <pre>{@code
 * {"format":"wadi-positions","version":1,"connector":"orders-copy","positions":{
 * "orders-copy/orders/0":[
 * {"savedAt":"2026-11-21T10:00:00Z","position":{"topic":"orders","partition":0,"offset":41}}]},
 * "checksum":"crc32c:5f3a0c11"}
 * }</pre>
 */
final class ConnectorFile {
    private static final int VERSION = 1;
    private static final Pattern HEADER = Pattern.compile("\\A\\{\"format\":\"wadi-positions\",\"version\":(\\d{1,9}),");
    private static final String CHECKSUM = "\n\"checksum\":\"crc32c:";
    private static final int CHECKSUM_LENGTH = CHECKSUM.length() + 8 + "\"}\n".length();

    private ConnectorFile() {}

    static byte[] encode(String connector, SortedMap<String, List<Checkpoint>> histories) {
        StringBuilder text = new StringBuilder(256 * (1 + histories.size()));
        text.append("{\"format\":\"wadi-positions\",\"version\":").append(VERSION).append(",\"connector\":");
        quote(text, connector).append(",\"positions\":{");
        String lane = "\n";
        for (Map.Entry<String, List<Checkpoint>> history : histories.entrySet()) {
            quote(text.append(lane), history.getKey()).append(":[");
            lane = ",\n";
            String entry = "\n";
            for (Checkpoint checkpoint : history.getValue()) {
                text.append(entry).append("{\"savedAt\":\"").append(checkpoint.savedAt()).append("\",\"position\":")
                        .append(checkpoint.position()).append('}');
                entry = ",\n";
            }
            text.append(']');
        }
        text.append("},");
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] tail = (CHECKSUM + checksum(body, body.length) + "\"}\n").getBytes(StandardCharsets.UTF_8);
        byte[] file = new byte[body.length + tail.length];
        System.arraycopy(body, 0, file, 0, body.length);
        System.arraycopy(tail, 0, file, body.length, tail.length);
        return file;
    }

    /** Throws {@link CheckpointException} for whatever {@link #encode} did not write for this very connector. */
    static SortedMap<String, List<Checkpoint>> decode(Path file, String connector, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        Matcher header = HEADER.matcher(text);
        if (!header.lookingAt()) {
            throw unreadable(file, content.length == 0 ? "is empty" : "is not a position file of Wadi", null);
        }
        int version = Integer.parseInt(header.group(1));
        if (version != VERSION) {
            throw new CheckpointException("position file " + file + " has format version " + version
                    + ", this Wadi reads version " + VERSION + "; use the Wadi that wrote it, or a newer one");
        }
        int body = content.length - CHECKSUM_LENGTH;
        if (body < 0 || !text.endsWith(CHECKSUM + checksum(content, body) + "\"}\n")) {
            throw unreadable(file, "was cut off or changed (its checksum does not match)", null);
        }
        try (JsonParser parser = CheckpointText.JSON.createParser(text)) {
            return read(file, connector, parser);
        } catch (IOException | DateTimeParseException e) {
            throw unreadable(file, "does not have the form of a position file", e);
        }
    }

    private static SortedMap<String, List<Checkpoint>> read(Path file, String connector, JsonParser parser) throws IOException {
        SortedMap<String, List<Checkpoint>> histories = new TreeMap<>();
        String writtenFor = null;
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("connector")) {
                writtenFor = parser.getText();
            } else if (name.equals("positions")) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String key = parser.currentName();
                    histories.put(key, readHistory(key, parser));
                }
            }
        }
        if (!connector.equals(writtenFor)
                || histories.keySet().stream().anyMatch(key -> !CheckpointKey.parse(key).connector().equals(connector))) {
            throw unreadable(file, "belongs to connector " + writtenFor + ", not to " + connector, null);
        }
        return histories;
    }

    private static List<Checkpoint> readHistory(String key, JsonParser parser) throws IOException {
        List<Checkpoint> history = new ArrayList<>();
        expect(parser.nextToken(), JsonToken.START_ARRAY);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            expect(parser.nextToken(), JsonToken.FIELD_NAME);
            Instant savedAt = Instant.parse(String.valueOf(parser.nextTextValue()));
            expect(parser.nextToken(), JsonToken.FIELD_NAME);
            parser.nextToken();
            history.add(new Checkpoint(key, CheckpointText.object(parser), savedAt));
            expect(parser.nextToken(), JsonToken.END_OBJECT);
        }
        if (history.isEmpty()) {
            throw new IOException("no position for " + key);
        }
        return List.copyOf(history);
    }

    private static void expect(JsonToken found, JsonToken expected) throws IOException {
        if (found != expected) {
            throw new IOException(expected + " was expected, found " + found);
        }
    }

    private static CheckpointException unreadable(Path file, String why, Exception cause) {
        return new CheckpointException("position file " + file + " " + why + "; put a good copy of it back, or remove it to "
                + "give up the connector's positions and let it start as if it were new", cause);
    }

    private static StringBuilder quote(StringBuilder text, String value) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        return text.append('"');
    }

    private static String checksum(byte[] content, int length) {
        CRC32C crc = new CRC32C();
        crc.update(content, 0, length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
