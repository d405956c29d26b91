package dev.wadi.control;

import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder that compiled routes are written to, for people to read and for Camel JBang to run.
 *
 * <p>A file that Wadi did not write is never overwritten. Wadi's files are known by the words {@value #MARK}.
 */
public final class RouteFolder {

    /** Stands in every compiled file, in the note of its route or in a comment. */
    public static final String MARK = "compiled by wadi";
    public static final String PROPERTIES = "application.properties";
    public static final String ENVIRONMENT_EXAMPLE = ".env.example";

    private static final String ROUTE_SUFFIX = ".camel.yaml";

    private final Path folder;

    public RouteFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * What a write did.
     *
     * @param written files, in order
     * @param leftOver files of an earlier compile that this definition does not write any more; Camel would still run them
     */
    public record Written(List<Path> written, List<Path> leftOver) {}

    /**
     * Writes all files, or none when one of them would overwrite somebody's own.
     *
     * @throws ForeignFileException names the files in the way
     */
    public Written write(CompiledRoutes routes, String definition) throws IOException {
        Map<Path, String> texts = texts(routes, definition);
        List<Path> foreign = new ArrayList<>();
        for (Map.Entry<Path, String> entry : texts.entrySet()) {
            if (isForeign(entry.getKey(), entry.getValue())) {
                foreign.add(entry.getKey());
            }
        }
        if (!foreign.isEmpty()) {
            throw new ForeignFileException(foreign);
        }
        Files.createDirectories(folder);
        for (Map.Entry<Path, String> entry : texts.entrySet()) {
            Files.writeString(entry.getKey(), entry.getValue());
        }
        return new Written(List.copyOf(texts.keySet()), leftOver(texts));
    }

    private Map<Path, String> texts(CompiledRoutes routes, String definition) {
        String comment = "# " + MARK + " from " + definition + "; edit the definition, not this file\n";
        Map<Path, String> texts = new LinkedHashMap<>();
        for (RouteFile file : routes.files()) {
            String yaml = file.yaml();
            texts.put(folder.resolve(file.name()), yaml.contains(MARK) ? yaml : comment + yaml);
        }
        StringBuilder properties = new StringBuilder(comment);
        routes.properties().forEach((name, value) ->
                properties.append(escapeName(name)).append(" = ").append(escapeValue(value)).append('\n'));
        texts.put(folder.resolve(PROPERTIES), properties.toString());
        List<EnvironmentReference> references = EnvironmentReference.allOf(routes);
        if (!references.isEmpty()) {
            texts.put(folder.resolve(ENVIRONMENT_EXAMPLE), comment + environmentExample(references));
        }
        return texts;
    }

    private static String environmentExample(List<EnvironmentReference> references) {
        StringBuilder text = new StringBuilder();
        for (EnvironmentReference reference : references) {
            if (reference.defaultValue() == null) {
                text.append(reference.name()).append("=\n");
            } else {
                text.append('#').append(reference.name()).append('=').append(reference.defaultValue()).append('\n');
            }
        }
        return text.toString();
    }

    private static boolean isForeign(Path file, String newText) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return !text.contains(MARK) && !text.equals(newText);
    }

    private List<Path> leftOver(Map<Path, String> texts) throws IOException {
        List<Path> left = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.sorted().toList()) {
                boolean isRoute = file.getFileName().toString().endsWith(ROUTE_SUFFIX) && !texts.containsKey(file);
                if (isRoute && Files.readString(file).contains(MARK)) {
                    left.add(file);
                }
            }
        }
        return left;
    }

    private static String escapeName(String name) {
        return name.replace("\\", "\\\\").replace(":", "\\:").replace("=", "\\=").replace(" ", "\\ ");
    }

    /** As {@link java.util.Properties#load} wants it: backslashes doubled, no line end, no blank lost at the start. */
    private static String escapeValue(String value) {
        String escaped = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
        return escaped.startsWith(" ") ? "\\" + escaped : escaped;
    }
}
