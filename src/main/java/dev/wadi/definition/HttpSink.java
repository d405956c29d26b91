package dev.wadi.definition;

import java.util.Optional;

/** Posts events to an HTTP server. */
@Section(title = "Sink: HTTP", word = "http", doc = "Posts events to an HTTP server. Not run in this release.")
public record HttpSink(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = "Path, resolved against the service's host.") Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = SinkDefinition.ENCODING_DOC) Encoding outputEncoding,
        @Option(doc = StepDefinition.JSON_DOC, defaultsTo = "flat") JsonFormat jsonFormat,
        @Option(doc = SinkDefinition.CONFIRMATION_DOC, defaultsTo = "required") Confirmation confirmation,
        @Option(doc = SinkDefinition.ON_FAILURE_DOC) Optional<FailureAction> onFailure,
        @Option(doc = SinkDefinition.RETRY_DOC) Optional<RetryDefinition> retry)
        implements SinkDefinition {}
