package dev.wadi.definition;

import java.util.Optional;

/** Sends each event to an HTTP server and goes on with its answer. */
@Section(title = "Middleware: HTTP", word = "http",
        doc = "Posts each event to an HTTP server and goes on with the answer, byte by byte. Attributes, key and position stay. An answer "
                + "that is empty, or is not what output_encoding says, fails the event. Events without a body pass unasked.")
public record HttpMiddleware(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = HttpSink.RESOURCE_DOC, secrecy = Secrecy.IF_USER_IN_ADDRESS) Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = "What the answers hold.") Encoding outputEncoding,
        @Option(doc = HttpSink.IN_FLIGHT_DOC, defaultsTo = "8", min = 1, max = 256) int maxInFlight,
        @Option(doc = "What a batch (the connector's batch) becomes: each (one request for each event), array (one request with a JSON "
                + "array) or frame (one request with mstream's batch frame). The answer must have the same form. As many items as events "
                + "were sent are theirs by place; another number are new events with the attributes of the first.",
                defaultsTo = "each") MessageForm batchForm,
        @Option(doc = "How events are posted again; left out, the connector's retry holds, and without one the service's max_retries "
                + "and base_backoff_ms.") Optional<RetryDefinition> retry)
        implements MiddlewareDefinition {

    /** Whether a whole batch becomes one request. */
    public boolean joinsBatch() {
        return batchForm != MessageForm.EACH;
    }
}
