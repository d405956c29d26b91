package dev.wadi.compiler.step;

import dev.wadi.compiler.service.HttpServiceCompiler;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.Parameters;
import dev.wadi.compiler.text.RouteBeans;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.HttpService;
import dev.wadi.definition.MessageForm;
import dev.wadi.definition.Redirects;
import dev.wadi.definition.Secrecy;
import dev.wadi.definition.SecretNames;
import dev.wadi.definition.StepDefinition;
import dev.wadi.definition.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A step at an HTTP server becomes {@code to: http:} within a policy that hands it event after event, behind a step that makes requests.
 *
 * <p>The address is resolved when the route is loaded, because its base may come from the environment. A query is given to the step:
 * in the endpoint's address Camel would take it for options.
 */
public final class HttpRequestCompiler {

    /** References that mean the same within a placeholder. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_.,/~-]*");

    private final CompileContext context;
    private final HttpServiceCompiler services;
    private final List<Map<String, Object>> beans = new ArrayList<>();

    public HttpRequestCompiler(CompileContext context) {
        this.context = context;
        this.services = new HttpServiceCompiler(context);
    }

    /**
     * What all steps at HTTP servers have.
     *
     * @param sent what the requests hold
     * @param inFlight how many are under way at once
     */
    public record Request(StepDefinition step, HttpService service, Encoding sent, MessageForm form, int inFlight) {}

    /** Names of a step's parts in the route. */
    public record Ids(String policy, String request, String endpoint) {}

    /**
     * The steps: one policy.
     *
     * @param answered whether answers are read
     * @param behind steps behind the endpoint
     */
    public List<Map<String, Object>> steps(Ids ids, Request request, boolean answered, List<Map<String, Object>> behind) {
        String reference = reference(ids.endpoint(), request.step().resource());
        String address = "{{wadi-url:" + services.hostProperty(request.service()) + ":" + reference + "}}";
        String query = query(request, reference);
        boolean mayBeEscaped = mayHaveEscapes(request.step().resource()) || mayHaveEscapes(request.service().host());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("contentType", contentType(request));
        if (mayBeEscaped) {
            properties.put("address", address);
        }
        if (query != null) {
            properties.put("query", query);
        }
        Parameters parameters = new Parameters()
                .set("httpMethod", "POST")
                .set("httpClientConfigurer", CompileContext.bean(context.names().service(request.service().name())));
        if (request.service().redirects() != Redirects.NEVER) {
            parameters.set("followRedirects", true);
        }
        if (query == null && !mayBeEscaped) {
            parameters.set("skipControlHeaders", true);
        }
        parameters.set("skipResponseHeaders", true).set("copyHeaders", false);
        if (!answered) {
            parameters.set("ignoreResponseBody", true);
        }
        String policy = bean(ids.policy(), "dev.wadi.camel.delivery.ParallelPolicy", Map.of("maxInFlight", request.inFlight()));
        String prepare = bean(ids.request(), "dev.wadi.camel.http.EventRequest", properties);
        List<Map<String, Object>> steps = new ArrayList<>();
        steps.add(RouteSteps.process(ids.request(), prepare));
        steps.add(RouteSteps.to(ids.endpoint(), address, parameters));
        steps.addAll(behind);
        return List.of(RouteSteps.policy(ids.policy(), policy, steps));
    }

    /** Makes a bean of the step. */
    public String bean(String id, String type, Map<String, Object> properties) {
        Map<String, Object> bean = RouteBeans.bean(context.names().unique(id), type, properties);
        beans.add(bean);
        return (String) bean.get("name");
    }

    /** The beans that the steps name. */
    public List<Map<String, Object>> beans() {
        return beans;
    }

    /** The step's address in words: {@code http://shop:8000/orders of shop}, without what may be secret. */
    public static String description(StepDefinition step, HttpService service) {
        Text resource = step.resource();
        if (resource.fromEnvironment()) {
            return "$" + resource.value() + " of " + service.name();
        }
        String address = resource.value().replaceFirst("[?#].*", "").replaceFirst("//[^/@]*@", "//");
        return (address.isEmpty() ? "/" : address) + " of " + service.name();
    }

    private String reference(String id, Text resource) {
        if (!resource.fromEnvironment() && HARMLESS.matcher(resource.value()).matches()) {
            return resource.value();
        }
        String property = context.names().unique(id + ".resource");
        context.properties().set(property, resource,
                SecretNames.isSecret(Secrecy.IF_USER_IN_ADDRESS, "resource", resource.value()));
        return "{{" + property + "}}";
    }

    /** Placeholder of the query; null where there is none for sure. */
    private String query(Request request, String reference) {
        Text resource = request.step().resource();
        Text host = request.service().host();
        boolean ofBase = resource.value().isEmpty() && (host.fromEnvironment() || host.value().contains("?"));
        boolean mayHaveOne = resource.fromEnvironment() || rawQuery(resource.value()) || ofBase;
        return mayHaveOne ? "{{wadi-query:" + services.hostProperty(request.service()) + ":" + reference + "}}" : null;
    }

    /** Escapes of an address are given to the step too: the endpoint would decode them. */
    private static boolean mayHaveEscapes(Text address) {
        return address.fromEnvironment() || address.value().contains("%");
    }

    private static boolean rawQuery(String reference) {
        try {
            return new URI(reference).getRawQuery() != null;
        } catch (URISyntaxException e) {
            // reported by the checks, and then there is no route
            return false;
        }
    }

    private static String contentType(Request request) {
        if (request.form() == MessageForm.FRAME) {
            return "application/x-mstream-framed";
        }
        return switch (request.sent()) {
            case JSON -> "application/json";
            case BSON -> "application/bson";
            case AVRO -> "avro/binary";
        };
    }
}
