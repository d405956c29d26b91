package dev.wadi.compiler;

import dev.wadi.compiler.service.HttpServiceCompiler;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.RetryProperties;
import dev.wadi.compiler.text.RouteBeans;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.Confirmation;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.FailureAction;
import dev.wadi.definition.HttpService;
import dev.wadi.definition.RetryDefinition;
import dev.wadi.definition.SinkDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a connector says about failures becomes policies around its steps. Used for one connector. */
final class DeliveryCompiler {

    private static final Map<String, Object> HURRY = Map.of("firstWait", 1, "longestWait", 5);
    private static final String MIDDLEWARE_POLICY = "dev.wadi.camel.delivery.MiddlewarePolicy";

    private final CompileContext context;
    private final ConnectorDefinition connector;
    private final String route;
    private final Map<String, Object> deadLetters = new LinkedHashMap<>();
    private final List<Map<String, Object>> beans = new ArrayList<>();
    private final Map<String, String> rulesOfSinks = new LinkedHashMap<>();
    private final TransactionCompiler transaction;
    private String failures;
    private boolean hurried;

    /** @param route begins the names of steps and beans: the connector's own, or that of another way to its sinks */
    DeliveryCompiler(CompileContext context, ConnectorDefinition connector, String route, TransactionCompiler transaction) {
        this.context = context;
        this.connector = connector;
        this.route = route;
        this.transaction = transaction;
        for (int i = 0; i < connector.sinks().size(); i++) {
            FailureAction rule = connector.onFailureOf(connector.sinks().get(i));
            if (rule != connector.onFailure()) {
                rulesOfSinks.put(sinkId(i), rule.word());
            }
        }
    }

    /** The beans that the policies name. */
    List<Map<String, Object>> beans() {
        return beans;
    }

    /** What becomes of dead letters, before the first steps are made. */
    void keepDeadLetters(DeadLetterCompiler.CompiledStore store, String definitionHash, Encoding encoding) {
        beans.addAll(store.beans());
        deadLetters.put("deadLetters", CompileContext.bean(store.name()));
        deadLetters.put("definitionHash", definitionHash);
        deadLetters.put("encoding", encoding.word());
    }

    /** Cuts waits between attempts short; how many attempts there are stays. */
    void hurry() {
        hurried = true;
    }

    /** The beans of a middleware, which may try again too. */
    List<Map<String, Object>> hurried(List<Map<String, Object>> beansOfMiddleware) {
        return !hurried ? beansOfMiddleware : beansOfMiddleware.stream().map(DeliveryCompiler::hurried).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> hurried(Map<String, Object> bean) {
        if (!MIDDLEWARE_POLICY.equals(bean.get("type"))) {
            return bean;
        }
        Map<String, Object> properties = new LinkedHashMap<>((Map<String, Object>) bean.get("properties"));
        properties.putAll(HURRY);
        Map<String, Object> quick = new LinkedHashMap<>(bean);
        quick.put("properties", properties);
        return quick;
    }

    /** All steps behind the source's own: what cannot be delivered goes the way that the definition says. */
    List<Map<String, Object>> steps(List<Map<String, Object>> steps) {
        return connector.goesOnAfterFailures() ? List.of(policy("failures", failures(), steps)) : steps;
    }

    /** The last steps of a sink, from the batch's form on: they are repeated until the sink has every event. */
    List<Map<String, Object>> sink(int index, String description, List<Map<String, Object>> steps) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("sink", sinkId(index));
        properties.put("description", "write to " + description);
        properties.putAll(retry(connector.sinks().get(index)));
        if (hurried) {
            properties.putAll(HURRY);
        }
        String what = "delivery-" + (index + 1);
        return List.of(policy(what, bean(what, "SinkPolicy", properties), transaction.around(index, steps)));
    }

    /** The branch of a sink that nobody waits for. */
    List<Map<String, Object>> branch(int index, List<Map<String, Object>> steps) {
        SinkDefinition sink = connector.sinks().get(index);
        if (sink.confirmation() == Confirmation.REQUIRED) {
            return steps;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("sink", sinkId(index));
        properties.put("drainTimeout", connector.drainTimeout().toMillis() / 2);
        String what = "best-effort-" + (index + 1);
        return List.of(policy(what, bean(what, "BestEffortPolicy", properties),
                List.of(policy("failures-" + (index + 1), failures(), steps))));
    }

    /** Names the sink to steps before it, where a failure there is that sink's alone. */
    List<Map<String, Object>> naming(int index) {
        return connector.sinks().size() == 1 ? List.of()
                : List.of(RouteSteps.setProperty(route + "-to-" + (index + 1), "CamelWadiSink", sinkId(index)));
    }

    private String failures() {
        if (failures == null) {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("connector", connector.name());
            if (connector.onFailure() != FailureAction.STOP) {
                properties.put("onFailure", connector.onFailure().word());
            }
            if (!rulesOfSinks.isEmpty()) {
                properties.put("onFailureOf", rulesOfSinks.entrySet().stream()
                        .map(rule -> rule.getKey() + "=" + rule.getValue()).collect(Collectors.joining(", ")));
            }
            properties.putAll(deadLetters);
            failures = bean("failures", "FailurePolicy", properties);
        }
        return failures;
    }

    private Map<String, Object> retry(SinkDefinition sink) {
        Optional<RetryDefinition> given = connector.retryOf(sink);
        return context.definitions().service(sink.serviceName()).orElse(null) instanceof HttpService http
                ? HttpServiceCompiler.retry(given, http) : given.map(RetryProperties::of).orElse(Map.of());
    }

    /** Id of a sink's step in the connector's own route, by which everything names the sink. */
    static String sinkId(ConnectorDefinition connector, int index) {
        return connector.name() + "-sink-" + (index + 1);
    }

    private String sinkId(int index) {
        return sinkId(connector, index);
    }

    private Map<String, Object> policy(String what, String bean, List<Map<String, Object>> steps) {
        return RouteSteps.policy(route + "-" + what, bean, steps);
    }

    private String bean(String what, String type, Map<String, Object> properties) {
        Map<String, Object> bean = RouteBeans.bean(context.names().unique(route + "-" + what),
                "dev.wadi.camel.delivery." + type, properties);
        beans.add(bean);
        return (String) bean.get("name");
    }
}
