package dev.wadi.definition;

import java.util.Optional;

/** Posts events to an HTTP server. */
@Section(title = "Sink: HTTP", word = "http",
        doc = "Posts events to an HTTP server. Attributes become headers X-<name>, the event's id becomes Idempotency-Key. Every 2xx "
                + "confirms.")
public record HttpSink(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = HttpSink.RESOURCE_DOC, secrecy = Secrecy.IF_USER_IN_ADDRESS) Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = SinkDefinition.ENCODING_DOC) Encoding outputEncoding,
        @Option(doc = StepDefinition.JSON_DOC, defaultsTo = "flat") JsonFormat jsonFormat,
        @Option(doc = HttpSink.IN_FLIGHT_DOC, defaultsTo = "8", min = 1, max = 256) int maxInFlight,
        @Option(doc = "What a batch (the connector's batch) becomes: each (one request for each event), array (one request with a JSON "
                + "array) or frame (one request with mstream's batch frame). One request for all has the attributes of the first event; "
                + "events without a body are not in it.", defaultsTo = "each") MessageForm batchForm,
        @Option(doc = SinkDefinition.CONFIRMATION_DOC, defaultsTo = "required") Confirmation confirmation,
        @Option(doc = SinkDefinition.ON_FAILURE_DOC) Optional<FailureAction> onFailure,
        @Option(doc = SinkDefinition.RETRY_DOC) Optional<RetryDefinition> retry)
        implements SinkDefinition {

    static final String RESOURCE_DOC = "Address, resolved against the service's host: enrich, /v2/orders?shop=north. A whole address "
            + "replaces the host.";
    static final String IN_FLIGHT_DOC = "How many requests are under way at once. Events of one key go one after another.";
}
