package dev.wadi.definition;

import java.util.Optional;

/** Runs a script on each event. */
@Section(title = "Middleware: script", word = "udf",
        doc = "Runs a script on each event, or, where the connector has a batch, on the array of a batch's events (rhai only). Events "
                + "without a body pass by. What a script may do is in scripts.md.")
public record UdfMiddleware(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = "File name of the script in the service's folder.") Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = "What the script's result is converted to.") Encoding outputEncoding,
        @Option(doc = "What a result of nothing, result(()), means: null (JSON's null; a failure for bson) or drop (the event is "
                + "left out; it counts as settled).", defaultsTo = "null") OnUnit onUnit,
        @Option(doc = "An attribute by which a script leaves an event out: it does where the script's result has this attribute with "
                + "any text but false. The script does not see an incoming attribute of this name.") Optional<String> dropAttribute)
        implements MiddlewareDefinition {}
