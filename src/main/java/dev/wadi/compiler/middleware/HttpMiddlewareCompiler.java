package dev.wadi.compiler.middleware;

import dev.wadi.compiler.service.HttpServiceCompiler;
import dev.wadi.compiler.step.HttpRequestCompiler;
import dev.wadi.compiler.step.HttpRequestCompiler.Ids;
import dev.wadi.compiler.step.HttpRequestCompiler.Request;
import dev.wadi.compiler.step.Payload;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.AvroFormat;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.HttpMiddleware;
import dev.wadi.definition.HttpService;
import dev.wadi.definition.MessageForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An HTTP server that is asked about events becomes {@code to: http:}, and a step that takes the answers as the events' new bodies. */
public final class HttpMiddlewareCompiler {

    private final CompileContext context;

    public HttpMiddlewareCompiler(CompileContext context) {
        this.context = context;
    }

    /**
     * @param route begins the names of steps and beans
     * @param index place of the middleware, which ends them
     * @param sent what events are before it
     */
    public CompiledMiddleware compile(String route, int index, ConnectorDefinition connector, HttpMiddleware middleware,
            HttpService service, Encoding sent) {
        String id = route + "-middleware-";
        String suffix = "-" + (index + 1);
        HttpRequestCompiler requests = new HttpRequestCompiler(context);
        String description = HttpRequestCompiler.description(middleware, service);
        Map<String, Object> retrying = new LinkedHashMap<>();
        retrying.put("description", "get an answer of " + description);
        retrying.putAll(HttpServiceCompiler.retry(middleware.retry().or(connector::retry), service));
        String policy = requests.bean(id + "answers" + suffix, "dev.wadi.camel.delivery.MiddlewarePolicy", retrying);
        List<Map<String, Object>> steps = new ArrayList<>();
        if (middleware.joinsBatch()) {
            steps.add(RouteSteps.process(id + "form" + suffix,
                    requests.bean(id + "form" + suffix, "dev.wadi.camel.encoding.transform.BatchForm", form(middleware, sent))));
        }
        String answer = requests.bean(id + "answer" + suffix, "dev.wadi.camel.http.EventAnswer", answer(middleware));
        steps.addAll(requests.steps(
                new Ids(id + "in-flight" + suffix, id + "request" + suffix, id + "endpoint" + suffix),
                new Request(middleware, service, sent, middleware.batchForm(), middleware.joinsBatch() ? 1 : middleware.maxInFlight()),
                true, List.of(RouteSteps.process(id + "answer" + suffix, answer))));
        return new CompiledMiddleware(requests.beans(), List.of(RouteSteps.policy(id + "answers" + suffix, policy, steps)),
                new Payload(middleware.outputEncoding(), AvroFormat.RAW, null));
    }

    private static Map<String, Object> form(HttpMiddleware middleware, Encoding sent) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("form", middleware.batchForm().word());
        if (middleware.batchForm() == MessageForm.FRAME) {
            properties.put("contentType", sent.word());
        }
        return properties;
    }

    private static Map<String, Object> answer(HttpMiddleware middleware) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("encoding", middleware.outputEncoding().word());
        if (middleware.joinsBatch()) {
            properties.put("form", middleware.batchForm().word());
        }
        return properties;
    }
}
