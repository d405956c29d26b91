package dev.wadi.camel.state;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Connector names as file names, and back.
 *
 * <p>Small letters, digits, {@code -}, {@code _} and inner dots stay; every other byte becomes {@code %XX}. So no name leaves
 * the folder, and two names that differ in case only stay apart on a file system that ignores case.
 */
public final class ConnectorFileName {
    static final String POSITIONS = ".positions.json";
    static final String LOCK = ".lock";

    private ConnectorFileName() {}

    /** The name of the file, or with an empty extension of the folder, that is a connector's own. */
    public static String of(String connector, String extension) {
        StringBuilder name = new StringBuilder(connector.length() + extension.length());
        for (byte b : connector.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.' && !name.isEmpty();
            name.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return name.append(extension).toString();
    }

    /** The connector whose positions a file of this name keeps; empty for any other file. */
    static Optional<String> connectorOf(String fileName) {
        if (!fileName.endsWith(POSITIONS)) {
            return Optional.empty();
        }
        String name = fileName.substring(0, fileName.length() - POSITIONS.length());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean escaped = c == '%' && i + 2 < name.length();
            int high = escaped ? Character.digit(name.charAt(i + 1), 16) : -1;
            int low = escaped ? Character.digit(name.charAt(i + 2), 16) : -1;
            boolean valid = high >= 0 && low >= 0;
            bytes.write(valid ? high * 16 + low : c);
            i += valid ? 2 : 0;
        }
        String connector = bytes.toString(StandardCharsets.UTF_8);
        boolean ours = !connector.isEmpty() && of(connector, POSITIONS).equals(fileName);
        return ours ? Optional.of(connector) : Optional.empty();
    }
}
