package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Option;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Section;
import dev.wadi.definition.Value;
import java.util.List;
import java.util.Optional;

/** What an HTTP server answers. */
@Section(title = "HTTP mock", doc = "What the server of an HTTP service answers. Each case has servers of its own, on this machine; the first "
        + "mock that fits a request answers it. A sink's request that none fits gets an empty 200; one of a middleware gets a 404, and "
        + "the case fails.")
public record HttpMock(
        Origin origin,
        @Option(doc = "The service; can be left out when the connector uses only one.") Optional<String> service,
        @Option(doc = "Path of the request, such as /v2/enrich; left out, any.") Optional<Value> path,
        @Option(doc = "What the request's JSON must hold, at least; left out, anything.") Optional<Value> body,
        @Option(doc = "The answers, one after another; the last one is given again and again.", min = 1) List<HttpAnswer> answers) {}
