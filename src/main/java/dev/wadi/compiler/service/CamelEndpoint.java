package dev.wadi.compiler.service;

import dev.wadi.catalog.CamelComponents;
import dev.wadi.catalog.CamelComponents.Role;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.Parameters;
import dev.wadi.definition.CamelService;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Origin;
import dev.wadi.definition.SecretNames;
import dev.wadi.definition.ServiceDefinition;
import dev.wadi.definition.SourceDefinition;
import dev.wadi.definition.StepDefinition;
import dev.wadi.definition.Text;
import dev.wadi.problem.NearName;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step at a service of some Camel component becomes an endpoint: address, and options of the address and the service together.
 *
 * <p>Options of the service that only sources or only sinks have are given to those alone. Errors: what Camel's catalogue does not
 * know of a component, and values that it knows to be wrong, are problems; a component that the catalogue does not know at all is one
 * unless its jar is on the class path, and then nothing of it can be checked.
 */
public final class CamelEndpoint {

    /** In what stands before the options: {@code ftp://user:password@host}. A reference is none. */
    private static final Pattern PASSWORD = Pattern.compile("^([^:/?]+:(?://)?[^:@/?]+:)((?!\\{\\{)[^/?]*)@");

    /** User and password there; the catalogue takes the colon between or in them for that of a port. */
    private static final Pattern USER = Pattern.compile("^([^:/?]+:)(?://)?[^:@/?]+:[^/?]*@");

    private final CompileContext context;
    private final CamelService service;
    private final StepDefinition step;
    private final Role role;
    private final String stepName;

    /** @param stepName begins the properties of the step's own secrets */
    public CamelEndpoint(CompileContext context, CamelService service, StepDefinition step, Role role, String stepName) {
        this.context = context;
        this.stepName = stepName;
        this.service = service;
        this.step = step;
        this.role = role;
    }

    /** The address without options; a password in it is a property. */
    public String uri() {
        String uri = address();
        Matcher password = PASSWORD.matcher(uri);
        if (!password.find()) {
            return uri;
        }
        String property = stepName + ".addressPassword";
        context.properties().set(property, new Text(password.group(2), false, step.resource().place()), true);
        return password.replaceFirst("$1{{" + Matcher.quoteReplacement(property) + "}}@");
    }

    /** The endpoint in words, without options: {@code file:inbox of files}. */
    public String description() {
        return shownAddress().replace("{{env:", "$").replace("}}", "") + " of " + service.name();
    }

    private String address() {
        String address = MongoDbServiceCompiler.address(step.resource());
        String uri = address.startsWith(service.component() + ":") ? address : service.component() + ":" + address;
        return uri.contains("?") ? uri.substring(0, uri.indexOf('?')) : uri;
    }

    private String shownAddress() {
        return PASSWORD.matcher(address()).replaceFirst("$1****@");
    }

    /** The options, with their secrets as properties. */
    public Parameters parameters() {
        Parameters parameters = new Parameters();
        String ofService = context.names().service(service.name());
        optionsOfService().forEach((name, value) -> parameters.set(name, parameter(ofService, name, value)));
        optionsOfAddress().forEach((name, value) -> parameters.set(name, parameter(stepName, name, value)));
        return parameters;
    }

    private Object parameter(String owner, String name, Text value) {
        if (!isSecret(name) && !value.fromEnvironment()) {
            return value.value();
        }
        String property = owner + "." + name;
        context.properties().set(property, value, isSecret(name));
        return context.properties().parameter(property);
    }

    private boolean isSecret(String option) {
        return SecretNames.isSecretKey(option) || CamelComponents.isSecret(service.component(), option);
    }

    private Map<String, Text> optionsOfService() {
        Map<String, Text> options = new LinkedHashMap<>(service.options());
        if (CamelComponents.knows(service.component())) {
            options.keySet().removeIf(name -> CamelComponents.isForOtherRole(service.component(), name, role));
        }
        return options;
    }

    private Map<String, Text> optionsOfAddress() {
        Map<String, Text> options = new LinkedHashMap<>();
        Text address = step.resource();
        int question = address.fromEnvironment() ? -1 : address.value().indexOf('?');
        if (question >= 0) {
            for (String option : address.value().substring(question + 1).split("&")) {
                int equals = option.indexOf('=');
                if (!option.isEmpty()) {
                    String name = equals < 0 ? option : option.substring(0, equals);
                    options.put(name, new Text(equals < 0 ? "" : decoded(option.substring(equals + 1)), false, address.place()));
                }
            }
        }
        return options;
    }

    /** A plus stays one, as in Camel's addresses. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /** Reports all that is wrong with services of Camel components and the steps at them, in connectors that run and others. */
    public static void checkAll(CompileContext context) {
        for (ServiceDefinition service : context.definitions().services()) {
            if (service instanceof CamelService camel && !CamelComponents.knows(camel.component())) {
                checkOnClassPath(camel, context);
            }
        }
        for (ConnectorDefinition connector : context.definitions().connectors()) {
            for (StepDefinition step : connector.steps()) {
                if (context.definitions().service(step.serviceName()).orElse(null) instanceof CamelService camel) {
                    new CamelEndpoint(context, camel, step, step instanceof SourceDefinition ? Role.SOURCE : Role.SINK, "").check();
                }
            }
        }
    }

    private void check() {
        String component = service.component();
        if (!CamelComponents.knows(component)) {
            return;
        }
        if (!CamelComponents.canBe(component, role)) {
            context.problems().add(step.origin().problem(ProblemCode.UNSUPPORTED_ROLE, "service_name", "cannot use the service '"
                    + service.name() + "': " + component + " has only " + (role == Role.SOURCE ? "sinks" : "sources")).found(component));
            return;
        }
        if (step.resource().fromEnvironment()) {
            return;
        }
        if (PASSWORD.matcher(address()).find()) {
            context.problems().add(step.origin().problem(ProblemCode.LITERAL_SECRET, "resource", "holds a password as plain text, before its "
                    + "host").found(Problem.SECRET).allowing("a reference in its place: {{env:NAME}}"));
        }
        optionsOfAddress().keySet().stream().filter(this::isSecret).forEach(name -> context.problems().add(step.origin()
                .problem(ProblemCode.LITERAL_SECRET, "resource", "holds a secret as plain text, in its option '" + name + "'")
                .found(Problem.SECRET).allowing("the option at the service, as a reference to the environment: env:NAME")));
        service.options().forEach((name, value) -> {
            if (!value.fromEnvironment() && isSecret(name) && !SecretNames.isSecretKey(name)) {
                report(ProblemCode.LITERAL_SECRET, name, "holds a secret as plain text", Set.of("a reference to the environment: env:NAME"),
                        null);
            }
        });
        Set<String> names = new LinkedHashSet<>(optionsOfService().keySet());
        names.addAll(optionsOfAddress().keySet());
        names.stream().filter(name -> CamelComponents.isOfComponentOnly(component, name)).forEach(name -> report(ProblemCode.UNKNOWN_OPTION, name,
                "is an option of the component " + component + ", not of its endpoints", Set.of("the system property camel.component."
                + component + "." + name + ", set by WADI_JAVA_OPTS=-D..."), null));
        Set<String> known = CamelComponents.options(component, role);
        CamelComponents.Findings findings = CamelComponents.check(checkedUri(), role);
        findings.unknown().forEach(name -> report(ProblemCode.UNKNOWN_OPTION, name, "is no option of " + component
                + " endpoints", Set.of("an option of " + component + " in Camel's component reference"), NearName.of(name, known)));
        findings.invalid().forEach((name, allowed) ->
                report(ProblemCode.INVALID_VALUE, name, "cannot have this value", Set.of(allowed), null));
        findings.missing().forEach(name -> context.problems().add(step.origin().problem(ProblemCode.MISSING_OPTION, "resource",
                "needs the option '" + name + "' of " + component + ", here or at the service")));
        if (findings.syntax() != null) {
            context.problems().add(step.origin().problem(ProblemCode.INVALID_VALUE, "resource",
                    "is no address of " + component + ": " + findings.syntax()).found(shownAddress()));
        }
    }

    private static void checkOnClassPath(CamelService service, CompileContext context) {
        String component = service.component();
        String definition = "META-INF/services/org/apache/camel/component/" + component;
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        if (!component.matches("[A-Za-z][A-Za-z0-9+.-]*") || loader.getResource(definition) == null) {
            context.problems().add(service.origin().problem(ProblemCode.UNKNOWN_VALUE, "component",
                    "is no component of Camel: '" + component + "'").found(component)
                    .allowing("a name of Camel's catalogue, or one whose jar is on the class path")
                    .suggesting(NearName.of(component, CamelComponents.names())));
        }
    }

    /** Values that are not in the definition stand in braces, so that nothing is said of them. */
    private String checkedUri() {
        StringBuilder uri = new StringBuilder(USER.matcher(address()).replaceFirst("$1//user:password@"));
        Map<String, Text> all = new LinkedHashMap<>();
        all.putAll(optionsOfService());
        all.putAll(optionsOfAddress());
        char separator = '?';
        for (Map.Entry<String, Text> option : all.entrySet()) {
            Text value = option.getValue();
            String known = value.fromEnvironment() ? "{{" + option.getKey() + "}}" : value.value();
            uri.append(separator).append(option.getKey()).append('=').append(URLEncoder.encode(known, StandardCharsets.UTF_8));
            separator = '&';
        }
        return uri.toString();
    }

    /** An option of the service is reported where it stands there, every other one at the address. */
    private void report(ProblemCode code, String name, String predicate, Set<String> allowed, String suggestion) {
        Text ofService = optionsOfAddress().containsKey(name) ? null : service.options().get(name);
        if (ofService == null) {
            context.problems().add(step.origin().problem(code, "resource", "has the option '" + name + "', which " + predicate)
                    .found(name).allowing(allowed).suggesting(suggestion));
            return;
        }
        Origin origin = service.origin();
        String option = "\"" + name + "\"";
        Problem problem = Problem.of(code, code == ProblemCode.INVALID_VALUE ? ofService.place() : origin.keyOf(name),
                origin.labelOf(option) + " " + predicate).at(origin.pathOf(option))
                .found(isSecret(name) ? Problem.SECRET : name).allowing(allowed).suggesting(suggestion);
        if (context.problems().errors().stream().noneMatch(known -> known.path() != null && known.path().equals(problem.path()))) {
            context.problems().add(problem);
        }
    }
}
