package dev.wadi.kamelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One Kamelet as its file says, read leniently: what is missing reads as empty, so that the rules can say what is missing.
 *
 * @param fileName name of the file, without its folder
 * @param root the whole document
 */
record KameletFile(String fileName, Map<String, Object> root) {

    static final Path FOLDER = Path.of("..", "..", "kamelets");
    static final String EXTENSION = ".kamelet.yaml";

    /** The Kamelets of this repository, by name. */
    static List<KameletFile> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().endsWith(EXTENSION)).sorted()
                    .map(file -> parse(file.getFileName().toString(), text(file))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KameletFile parse(String fileName, String yaml) {
        Object document = new Load(LoadSettings.builder().setLabel(fileName).build()).loadFromString(yaml);
        return new KameletFile(fileName, mapping(document));
    }

    String name() {
        return text(metadata(), "name");
    }

    Map<String, Object> metadata() {
        return mapping(root, "metadata");
    }

    String annotation(String key) {
        return text(mapping(metadata(), "annotations"), "camel.apache.org/" + key);
    }

    /** {@code source}, {@code sink} or {@code action}. */
    String type() {
        return text(mapping(metadata(), "labels"), "camel.apache.org/kamelet.type");
    }

    Map<String, Object> spec() {
        return mapping(root, "spec");
    }

    Map<String, Object> definition() {
        return mapping(spec(), "definition");
    }

    /** The declared properties, each with what is said of it. */
    Map<String, Map<String, Object>> properties() {
        Map<String, Map<String, Object>> properties = new LinkedHashMap<>();
        mapping(definition(), "properties").forEach((name, value) -> properties.put(name, mapping(value)));
        return properties;
    }

    Map<String, Object> template() {
        return mapping(spec(), "template");
    }

    /** Names of the beans that each use of the Kamelet has for itself. */
    List<String> beans() {
        return list(template(), "beans").stream().map(bean -> text(mapping(bean), "name")).toList();
    }

    List<String> dependencies() {
        return list(spec(), "dependencies").stream().map(Object::toString).toList();
    }

    /** Gives every text of the template to the consumer, keys excepted. */
    void eachTemplateText(Consumer<String> consumer) {
        eachText(template(), consumer);
    }

    private static void eachText(Object node, Consumer<String> consumer) {
        if (node instanceof Map<?, ?> map) {
            map.values().forEach(value -> eachText(value, consumer));
        } else if (node instanceof List<?> items) {
            items.forEach(item -> eachText(item, consumer));
        } else if (node instanceof String text) {
            consumer.accept(text);
        }
    }

    static Map<String, Object> mapping(Map<String, Object> parent, String key) {
        return mapping(parent.get(key));
    }

    static Map<String, Object> mapping(Object node) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> mapping.put(String.valueOf(key), value));
        }
        return mapping;
    }

    static List<Object> list(Map<String, Object> parent, String key) {
        return parent.get(key) instanceof List<?> items ? List.copyOf(items) : List.of();
    }

    /** Text without the spaces around it; empty when there is none. */
    static String text(Map<String, Object> parent, String key) {
        return parent.get(key) == null ? "" : parent.get(key).toString().strip();
    }
}
