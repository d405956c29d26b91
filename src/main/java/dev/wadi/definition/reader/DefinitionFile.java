package dev.wadi.definition.reader;

import dev.wadi.problem.NearName;
import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
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
            // JSON may be indented with tabs, YAML may not; inside a JSON text a tab is not legal anyway
            case "json" -> YamlParser.parse(name, content.replace('\t', ' '), problems).flatMap(this::table);
            default -> YamlParser.parse(name, content, problems).flatMap(this::table);
        });
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
            byte[] bytes = Files.readAllBytes(path);
            String content = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes)).toString();
            String withoutMark = content.startsWith("\ufeff") ? content.substring(1) : content;
            if (withoutMark.isBlank()) {
                report(ProblemCode.FILE_EMPTY, "the file is empty");
                return Optional.empty();
            }
            return Optional.of(withoutMark);
        } catch (CharacterCodingException e) {
            report(ProblemCode.FILE_NOT_UTF8, "the file is not UTF-8 text");
        } catch (IOException e) {
            report(ProblemCode.FILE_UNREADABLE, "the file cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    private void report(ProblemCode code, String message) {
        problems.add(Problem.of(code, Place.startOf(name), message));
    }
}
