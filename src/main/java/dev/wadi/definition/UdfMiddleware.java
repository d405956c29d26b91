package dev.wadi.definition;

import java.util.Optional;

/** Runs a script on each event. */
@Section(title = "Middleware: script", word = "udf", doc = "Runs a script on each event. Not run in this release.")
public record UdfMiddleware(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = "File name of the script in the service's folder.") Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = "What the script's result is converted to.") Encoding outputEncoding)
        implements MiddlewareDefinition {}
