package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Option;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Section;
import dev.wadi.definition.Value;
import java.time.Duration;
import java.util.Optional;

/** One answer of an HTTP server. */
@Section(title = "HTTP answer", doc = "One answer of an HTTP server.")
public record HttpAnswer(
        Origin origin,
        @Option(doc = "Status.", defaultsTo = "200", min = 200, max = 599) int status,
        @Option(doc = "Body, as JSON.") Optional<Value> body,
        @Option(doc = "Body, as this very text.") Optional<Value> text,
        @Option(doc = "Body, as these very bytes.") Optional<Value> base64,
        @Option(doc = "Headers by name.") Optional<Value> headers,
        @Option(doc = "How long the server waits before it answers.", defaultsTo = "0ms") Duration delay,
        @Option(doc = "The connection is closed instead of an answer.", defaultsTo = "false") boolean reset) {}
