package dev.wadi.kamelet;

import static dev.wadi.kamelet.KameletFile.list;
import static dev.wadi.kamelet.KameletFile.mapping;
import static dev.wadi.kamelet.KameletFile.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a Kamelet's file has to look like, so that Camel's command, Kaoto, Karavan and Camel K take it.
 *
 * <p>Source: the validator of Apache's Kamelet catalogue and the catalogue's written conventions, read and written anew. Stricter
 * than it where that helps the reader of a form: whole sentences, flat properties, no obsolete descriptors.
 */
final class KameletRules {

    private static final String ICON_PREFIX = "data:image/svg+xml;base64,";
    private static final String CREDENTIALS = "urn:camel:group:credentials";
    private static final Set<String> TYPES = Set.of("source", "sink", "action");
    private static final Set<String> VALUE_TYPES = Set.of("string", "integer", "number", "boolean");
    /** Words that Title Case leaves small. */
    private static final Set<String> SMALL_WORDS =
            Set.of("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with");

    private final List<String> findings = new ArrayList<>();

    private KameletRules() {}

    /** Everything that is wrong with these Kamelets, one sentence each. */
    static List<String> check(List<KameletFile> kamelets) {
        KameletRules rules = new KameletRules();
        kamelets.forEach(rules::checkOne);
        rules.checkTogether(kamelets);
        return rules.findings;
    }

    private void checkOne(KameletFile kamelet) {
        checkNames(kamelet);
        checkAnnotations(kamelet);
        checkDefinition(kamelet);
        kamelet.properties().forEach((name, property) -> checkProperty(kamelet, name, property));
        checkDataTypes(kamelet);
        KameletTemplateRules.check(kamelet, finding -> report(kamelet, finding));
    }

    private void checkNames(KameletFile kamelet) {
        require(kamelet, text(kamelet.root(), "apiVersion").equals("camel.apache.org/v1"),
                "apiVersion is not camel.apache.org/v1");
        require(kamelet, text(kamelet.root(), "kind").equals("Kamelet"), "kind is not Kamelet");
        require(kamelet, kamelet.fileName().equals(kamelet.name() + KameletFile.EXTENSION),
                "metadata.name '" + kamelet.name() + "' is not the name of the file");
        require(kamelet, TYPES.contains(kamelet.type()), "label kamelet.type '" + kamelet.type() + "' is none of " + TYPES);
        require(kamelet, kamelet.name().endsWith("-" + kamelet.type()), "name does not end with -" + kamelet.type());
    }

    private void checkAnnotations(KameletFile kamelet) {
        for (String key : List.of("catalog.version", "kamelet.group", "kamelet.namespace", "provider")) {
            require(kamelet, !kamelet.annotation(key).isEmpty(), "annotation " + key + " is missing");
        }
        require(kamelet, !kamelet.annotation("provider").equals("Apache Software Foundation"), "provider is somebody else");
        require(kamelet, Set.of("Preview", "Stable").contains(kamelet.annotation("kamelet.support.level")),
                "kamelet.support.level is neither Preview nor Stable");
        require(kamelet, isInlineSvg(kamelet.annotation("kamelet.icon")), "kamelet.icon is not an inline SVG image");
    }

    private static boolean isInlineSvg(String icon) {
        if (!icon.startsWith(ICON_PREFIX)) {
            return false;
        }
        try {
            byte[] image = Base64.getDecoder().decode(icon.substring(ICON_PREFIX.length()));
            return new String(image, StandardCharsets.UTF_8).contains("<svg");
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private void checkDefinition(KameletFile kamelet) {
        Map<String, Object> definition = kamelet.definition();
        String title = text(definition, "title");
        String ending = kamelet.type().isEmpty() ? "" : capitalized(kamelet.type());
        require(kamelet, !title.isEmpty() && title.endsWith(ending), "title '" + title + "' does not end with " + ending);
        require(kamelet, !text(definition, "description").isEmpty(), "definition has no description");
        require(kamelet, text(definition, "type").equals("object"), "definition is not of type object");
        Set<Object> seen = new HashSet<>();
        for (Object name : list(definition, "required")) {
            require(kamelet, seen.add(name), "required property '" + name + "' is listed twice");
            require(kamelet, kamelet.properties().containsKey(String.valueOf(name)),
                    "required property '" + name + "' is not declared");
        }
    }

    private void checkProperty(KameletFile kamelet, String name, Map<String, Object> property) {
        String title = text(property, "title");
        String description = text(property, "description");
        require(kamelet, VALUE_TYPES.contains(text(property, "type")),
                "property '" + name + "' is not a single value of type " + VALUE_TYPES);
        require(kamelet, isTitleCase(title), "title '" + title + "' of property '" + name + "' is not in Title Case");
        require(kamelet, description.endsWith("."), "description of property '" + name + "' is not a sentence");
        require(kamelet, !startsWithArticle(title), "title of property '" + name + "' starts with an article");
        require(kamelet, !startsWithArticle(description), "description of property '" + name + "' starts with an article");
        List<Object> descriptors = list(property, "x-descriptors");
        require(kamelet, !text(property, "format").equals("password") || descriptors.contains(CREDENTIALS),
                "password '" + name + "' lacks the descriptor " + CREDENTIALS);
        require(kamelet, descriptors.stream().noneMatch(descriptor -> String.valueOf(descriptor).contains("tectonic")),
                "property '" + name + "' has an obsolete descriptor");
        List<Object> allowed = list(property, "enum");
        require(kamelet, allowed.isEmpty() || !property.containsKey("default") || allowed.contains(property.get("default")),
                "default of property '" + name + "' is none of its allowed values");
        boolean required = list(kamelet.definition(), "required").contains(name);
        require(kamelet, !required || !property.containsKey("default"), "required property '" + name + "' has a default");
        require(kamelet, property.containsKey("default") || property.containsKey("example"),
                "property '" + name + "' has neither default nor example");
    }

    private static boolean isTitleCase(String title) {
        if (title.isEmpty()) {
            return false;
        }
        for (String word : title.split(" ")) {
            if (!SMALL_WORDS.contains(word) && !Character.isUpperCase(word.charAt(0))) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWithArticle(String text) {
        return text.startsWith("The ") || text.startsWith("A ") || text.startsWith("An ");
    }

    private void checkDataTypes(KameletFile kamelet) {
        Map<String, Object> directions = mapping(kamelet.spec(), "dataTypes");
        require(kamelet, !directions.isEmpty(), "spec.dataTypes is missing");
        directions.forEach((direction, value) -> {
            Map<String, Object> types = mapping(mapping(value), "types");
            require(kamelet, types.containsKey(text(mapping(value), "default")),
                    "default of dataTypes." + direction + " is none of its types");
            types.forEach((name, type) -> {
                for (String key : List.of("format", "mediaType", "description")) {
                    require(kamelet, !text(mapping(type), key).isEmpty(), "data type '" + name + "' has no " + key);
                }
            });
        });
    }

    private void checkTogether(List<KameletFile> kamelets) {
        Map<String, String> seen = new HashMap<>();
        Set<String> versions = new HashSet<>();
        for (KameletFile kamelet : kamelets) {
            for (String key : List.of("title", "description")) {
                String other = seen.put(key + " " + text(kamelet.definition(), key), kamelet.name());
                require(kamelet, other == null, key + " is the same as that of " + other);
            }
            versions.add(kamelet.annotation("catalog.version"));
        }
        if (versions.size() > 1) {
            findings.add("the Kamelets have different catalog.version: " + versions);
        }
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private void require(KameletFile kamelet, boolean holds, String otherwise) {
        if (!holds) {
            report(kamelet, otherwise);
        }
    }

    private void report(KameletFile kamelet, String finding) {
        findings.add(kamelet.fileName() + ": " + finding);
    }
}
