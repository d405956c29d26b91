package dev.wadi.definition.reader;

import dev.wadi.problem.NearName;
import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A definition file: from its name to its nodes. What is wrong with the file as a whole is reported at its first character. */
final class DefinitionFile {

    private static final long LARGEST_BYTES = 4L * 1024 * 1024;
    private static final List<String> TYPES = List.of("toml", "yaml", "yml", "json");

    private final Path path;
    private final String name;
    private final Problems problems;

    DefinitionFile(Path path, Problems problems) {
        this.path = path;
        this.name = path.toString();
        this.problems = problems;
    }

    /** The file's top-level table; empty when there is none, which is then reported. */
    Optional<Node.Table> read() {
        String type = type();
        if (type == null) {
            return Optional.empty();
        }
        return content().flatMap(content -> switch (type) {
            case "toml" -> Optional.of(TomlParser.parse(name, content, problems));
            case "json" -> json(content).flatMap(this::table);
            default -> YamlParser.parse(name, content, problems).flatMap(this::table);
        });
    }

    /** The YAML parser keeps the places of values, but would let pass, or explain as YAML, what is no JSON. */
    private Optional<Node> json(String content) {
        Optional<Problem> mistake = JsonSyntax.check(name, content);
        if (mistake.isPresent()) {
            problems.add(mistake.get());
            return Optional.empty();
        }
        // JSON may be indented with tabs, YAML may not; there is none inside of a JSON text
        return YamlParser.parse(name, content.replace('\t', ' '), problems);
    }

    private Optional<Node.Table> table(Node node) {
        if (node instanceof Node.Table table) {
            return Optional.of(table);
        }
        problems.add(Problem.of(ProblemCode.WRONG_TYPE, node.place(), "a definition is a table, found " + node.describe())
                .found(node.describe()).allowing("a table with services and connectors"));
        return Optional.empty();
    }

    private String type() {
        String fileName = path.getFileName() == null ? "" : path.getFileName().toString();
        String type = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (Files.notExists(path)) {
            report(ProblemCode.FILE_NOT_FOUND, "there is no such file");
        } else if (Files.isDirectory(path)) {
            report(ProblemCode.FILE_UNREADABLE, "this is a folder, a definition is a file");
        } else if (!fileName.contains(".") || !TYPES.contains(type)) {
            problems.add(Problem.of(ProblemCode.UNKNOWN_FILE_TYPE, Place.startOf(name),
                    "the file's ending does not say how it is written").found(fileName)
                    .allowing(TYPES.stream().map(word -> "." + word).toList())
                    .suggesting(fileName.contains(".") && NearName.of(type, TYPES) != null
                            ? fileName.substring(0, fileName.lastIndexOf('.') + 1) + NearName.of(type, TYPES) : null));
        } else {
            return type;
        }
        return null;
    }

    private Optional<String> content() {
        try {
            long size = Files.size(path);
            if (size > LARGEST_BYTES) {
                report(ProblemCode.FILE_TOO_LARGE, "the file has " + size + " bytes, a definition has at most " + LARGEST_BYTES);
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
            CharBuffer content = CharBuffer.allocate(bytes.limit());
            CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, content, true);
            content.flip();
            if (result.isError()) {
                notUtf8(bytes, content.toString());
                return Optional.empty();
            }
            String text = content.toString();
            String withoutMark = text.startsWith("\ufeff") ? text.substring(1) : text;
            if (withoutMark.isBlank()) {
                report(ProblemCode.FILE_EMPTY, "the file is empty");
                return Optional.empty();
            }
            return Optional.of(withoutMark);
        } catch (IOException e) {
            report(ProblemCode.FILE_UNREADABLE, "the file cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    /**
     * @param bytes at the first one that does not fit
     * @param before the text up to there
     */
    private void notUtf8(ByteBuffer bytes, String before) {
        int first = Byte.toUnsignedInt(bytes.get(0));
        int second = bytes.limit() > 1 ? Byte.toUnsignedInt(bytes.get(1)) : 0;
        boolean utf16 = first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF;
        String lastLine = before.substring(before.lastIndexOf('\n') + 1);
        Place place = new Place(name, (int) before.chars().filter(character -> character == '\n').count() + 1,
                lastLine.codePointCount(0, lastLine.length()) + 1);
        String found = String.format(Locale.ROOT, "byte 0x%02X", bytes.get(bytes.position()));
        problems.add(Problem.of(ProblemCode.FILE_NOT_UTF8, place, "the file is not UTF-8 text, found "
                + (utf16 ? "UTF-16" : found)).found(utf16 ? "UTF-16" : found).allowing("a file that is saved as UTF-8"));
    }

    private void report(ProblemCode code, String message) {
        problems.add(Problem.of(code, Place.startOf(name), message));
    }
}
