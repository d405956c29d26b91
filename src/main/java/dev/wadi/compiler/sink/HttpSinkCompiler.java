package dev.wadi.compiler.sink;

import dev.wadi.compiler.step.HttpRequestCompiler;
import dev.wadi.compiler.step.HttpRequestCompiler.Ids;
import dev.wadi.compiler.step.HttpRequestCompiler.Request;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.definition.HttpService;
import dev.wadi.definition.HttpSink;
import java.util.List;
import java.util.Map;

/** An HTTP server becomes {@code to: http:}, which gets one event at a time and several at once. */
public final class HttpSinkCompiler {

    private final CompileContext context;

    public HttpSinkCompiler(CompileContext context) {
        this.context = context;
    }

    /** @param route begins the names of steps and beans; @param index place of the sink, which ends them */
    public CompiledSink compile(String route, int index, HttpSink sink, HttpService service) {
        String suffix = "-" + (index + 1);
        HttpRequestCompiler requests = new HttpRequestCompiler(context);
        List<Map<String, Object>> steps = requests.steps(
                new Ids(route + "-in-flight" + suffix, route + "-request" + suffix, route + "-sink" + suffix),
                new Request(sink, service, sink.outputEncoding(), sink.batchForm(), sink.joinsBatch() ? 1 : sink.maxInFlight()),
                false, List.of());
        return new CompiledSink(HttpRequestCompiler.description(sink, service), requests.beans(), steps);
    }
}
