package dev.wadi.definition;

import java.util.Optional;

/** Sends each event to an HTTP server and goes on with its answer. */
@Section(title = "Middleware: HTTP", word = "http",
        doc = "Sends each event to an HTTP server and goes on with the answer. Not run in this release.")
public record HttpMiddleware(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = "Path, resolved against the service's host.") Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = "What the answers hold.") Encoding outputEncoding)
        implements MiddlewareDefinition {}
