package dev.wadi.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;

/**
 * Camel's components and the options of their endpoints, as Camel's own catalogue has them.
 *
 * <p>Threads: safe; the catalogue is read when it is first asked. Source: camel-catalog of the version that Wadi is built with.
 */
public final class CamelComponents {

    /** Where an endpoint stands in a route. */
    public enum Role { SOURCE, SINK }

    private static final Set<String> DESCRIBING =
            Set.of("Content-Type", "contentType", "JMSCorrelationID", "JMSCorrelationIDAsBytes", "JMSType");

    private CamelComponents() {}

    /** Read once, and only by definitions that name a component. */
    private static final class Holder {
        private static final CamelCatalog CATALOG = new DefaultCamelCatalog(true);
    }

    /** Names of all components. */
    public static Set<String> names() {
        return new TreeSet<>(Holder.CATALOG.findComponentNames());
    }

    public static boolean knows(String component) {
        return model(component) != null;
    }

    /** Whether the component has endpoints that can stand there. */
    public static boolean canBe(String component, Role role) {
        ComponentModel model = model(component);
        return role == Role.SOURCE ? !model.isProducerOnly() : !model.isConsumerOnly();
    }

    /** The component's jar, as {@code group:artifact:version}; empty for an unknown component. */
    public static Optional<String> artifact(String component) {
        return Optional.ofNullable(model(component))
                .map(model -> model.getGroupId() + ":" + model.getArtifactId() + ":" + model.getVersion());
    }

    /** Names of the options that an endpoint can have there. */
    public static Set<String> options(String component, Role role) {
        Set<String> names = new TreeSet<>();
        for (BaseOptionModel option : model(component).getEndpointParameterOptions()) {
            if (!belongsToOther(option, role)) {
                names.add(option.getName());
            }
        }
        return names;
    }

    /** Whether the option is one of the component's that has no meaning in this role. */
    public static boolean isForOtherRole(String component, String name, Role role) {
        return model(component).getEndpointParameterOptions().stream()
                .anyMatch(option -> option.getName().equals(name) && belongsToOther(option, role));
    }

    /**
     * Whether the option is one of the component itself, which its endpoints do not have: Camel's own check takes it for right, and then no
     * endpoint can be made.
     */
    public static boolean isOfComponentOnly(String component, String name) {
        ComponentModel model = model(component);
        return !model.isLenientProperties() && model.getComponentOptions().stream().anyMatch(option -> option.getName().equals(name))
                && model.getEndpointOptions().stream().noneMatch(option -> option.getName().equals(name));
    }

    /** Whether the component says that the option holds a secret. */
    public static boolean isSecret(String component, String name) {
        return knows(component) && model(component).getEndpointOptions().stream()
                .anyMatch(option -> option.getName().equals(name) && option.isSecret());
    }

    /**
     * Headers that the component's producer reads, beside those that begin with Camel: where a mail goes, which document of an
     * index is deleted. Names that end in a dot or a dash stand for all that begin so. Headers that only say what a body is are not among
     * them.
     */
    public static Set<String> steeringHeaders(String component) {
        Set<String> names = new TreeSet<>();
        if (knows(component)) {
            for (ComponentModel.EndpointHeaderModel header : model(component).getEndpointHeaders()) {
                if (!DESCRIBING.contains(header.getName()) && !header.getName().startsWith("Camel")
                        && !belongsToOther(header, Role.SINK)) {
                    names.add(header.getName());
                }
            }
        }
        return names;
    }

    private static boolean belongsToOther(BaseOptionModel option, Role role) {
        List<String> labels = option.getLabel() == null ? List.of() : List.of(option.getLabel().split(","));
        return role == Role.SOURCE ? labels.contains("producer") && !labels.contains("consumer")
                : labels.contains("consumer") && !labels.contains("producer");
    }

    /**
     * What is wrong with an endpoint.
     *
     * @param unknown options that the component does not have
     * @param missing options that it cannot do without
     * @param invalid options with a value that they cannot have, and what they can have
     * @param syntax what is wrong with the address itself, or null
     */
    public record Findings(Set<String> unknown, Set<String> missing, Map<String, String> invalid, String syntax) {}

    /** @param uri with all options; values that are not known yet stand in double braces */
    public static Findings check(String uri, Role role) {
        EndpointValidationResult result = Holder.CATALOG.validateEndpointProperties(uri, false, role == Role.SOURCE, role == Role.SINK);
        Map<String, String> invalid = new TreeMap<>();
        each(result.getInvalidBoolean(), name -> invalid.put(name, "true or false"));
        each(result.getInvalidInteger(), name -> invalid.put(name, "a whole number"));
        each(result.getInvalidNumber(), name -> invalid.put(name, "a number"));
        each(result.getInvalidDuration(), name -> invalid.put(name, "a duration such as 500, 30s or 5m"));
        each(result.getInvalidEnum(), name -> invalid.put(name, String.join(", ", result.getInvalidEnumChoices().get(name))));
        each(result.getInvalidReference(), name -> invalid.put(name, "the name of a bean, as #name"));
        Set<String> unknown = result.getUnknown() == null ? Set.of() : result.getUnknown();
        List<String> misplaced = new ArrayList<>();
        misplaced.addAll(result.getNotConsumerOnly() == null ? Set.of() : result.getNotConsumerOnly());
        misplaced.addAll(result.getNotProducerOnly() == null ? Set.of() : result.getNotProducerOnly());
        misplaced.forEach(name -> invalid.put(name, "not here: it is an option of the other end"));
        return new Findings(unknown, result.getRequired() == null ? Set.of() : result.getRequired(), invalid, result.getSyntaxError());
    }

    private static void each(Map<String, String> found, Consumer<String> report) {
        if (found != null) {
            new LinkedHashMap<>(found).keySet().forEach(report);
        }
    }

    private static ComponentModel model(String component) {
        return Holder.CATALOG.componentModel(component);
    }
}
