package dev.wadi.kamelet;

import static dev.wadi.kamelet.KameletFile.list;
import static dev.wadi.kamelet.KameletFile.mapping;
import static dev.wadi.kamelet.KameletFile.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;

/** The part of {@link KameletRules} that looks at the route a Kamelet makes, and at the jars it needs. */
final class KameletTemplateRules {

    /** {@code {{name}}}, {@code {{?optional}}} and {@code {{name:default}}}. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([A-Za-z0-9._-]+)(?::[^}]*)?}}");
    private static final Pattern PINNED_MAVEN = Pattern.compile("mvn:[^:]+:[^:]+:[0-9][^:]*");

    private final KameletFile kamelet;
    private final Consumer<String> findings;

    private KameletTemplateRules(KameletFile kamelet, Consumer<String> findings) {
        this.kamelet = kamelet;
        this.findings = findings;
    }

    static void check(KameletFile kamelet, Consumer<String> findings) {
        KameletTemplateRules rules = new KameletTemplateRules(kamelet, findings);
        rules.checkEnds();
        rules.checkPlaceholders();
        rules.checkDependencies();
    }

    private void checkEnds() {
        Map<String, Object> template = kamelet.template();
        // Kaoto reads only "from" in versions that are still in use, not "route".
        require(template.containsKey("from") && Set.of("from", "beans").containsAll(template.keySet()),
                "template has other keys than beans and from");
        Map<String, Object> from = mapping(template, "from");
        List<Object> steps = list(from, "steps");
        if (kamelet.type().equals("source")) {
            Object last = steps.isEmpty() ? null : mapping(steps.get(steps.size() - 1)).get("to");
            String uri = last instanceof String text ? text : text(mapping(last), "uri");
            require(uri.equals("kamelet:sink"), "a source does not end with kamelet:sink");
        } else {
            require(text(from, "uri").equals("kamelet:source"), "a " + kamelet.type() + " does not begin with kamelet:source");
        }
    }

    private void checkPlaceholders() {
        Set<String> used = new HashSet<>();
        kamelet.eachTemplateText(text -> {
            Matcher matcher = PLACEHOLDER.matcher(text);
            while (matcher.find()) {
                used.add(matcher.group(1));
            }
        });
        Set<String> declared = new HashSet<>(kamelet.properties().keySet());
        declared.addAll(kamelet.beans());
        used.stream().filter(name -> !declared.contains(name)).sorted()
                .forEach(name -> findings.accept("'" + name + "' is used in the template and not declared"));
        declared.stream().filter(name -> !used.contains(name)).sorted()
                .forEach(name -> findings.accept("'" + name + "' is declared and not used in the template"));
    }

    private void checkDependencies() {
        List<String> dependencies = kamelet.dependencies();
        require(dependencies.contains("camel:kamelet"), "dependencies lack camel:kamelet");
        dependencies.stream().filter(dependency -> dependency.startsWith("mvn:") && !PINNED_MAVEN.matcher(dependency).matches())
                .forEach(dependency -> findings.accept("dependency " + dependency + " names no version"));
        for (String scheme : schemes()) {
            String json = componentMetadata(scheme);
            if (json == null) {
                findings.accept("no component on the class path has the scheme " + scheme);
                continue;
            }
            String needed = dependency(JsonMapper.generateComponentModel(json));
            require(dependencies.contains(needed), "dependencies lack " + needed + ", which has the scheme " + scheme);
        }
    }

    /** What the component's jar says of it, null when no such jar is on the class path. */
    private static String componentMetadata(String scheme) {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            return context.getComponentParameterJsonSchema(scheme);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> schemes() {
        List<String> schemes = new ArrayList<>();
        eachUri(kamelet.template(), uri -> schemes.add(uri.split(":", 2)[0]));
        return schemes;
    }

    private static void eachUri(Object node, Consumer<String> consumer) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                boolean endpoint = key.equals("uri") || key.equals("to") || key.equals("toD");
                if (endpoint && value instanceof String uri) {
                    consumer.accept(uri);
                } else {
                    eachUri(value, consumer);
                }
            });
        } else if (node instanceof List<?> items) {
            items.forEach(item -> eachUri(item, consumer));
        }
    }

    private static String dependency(ComponentModel component) {
        if (component.getGroupId().equals("org.apache.camel")) {
            return "camel:" + component.getArtifactId().replaceFirst("^camel-", "");
        }
        return "mvn:" + component.getGroupId() + ":" + component.getArtifactId() + ":" + component.getVersion();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            findings.accept(otherwise);
        }
    }
}
