package dev.wadi.definition;

import java.util.Optional;

/** The messages of any Camel consumer. */
@Section(title = "Source: any Camel component", word = "camel",
        doc = "The messages of any Camel consumer. One that acknowledges does so when every sink has the event; no position is saved. "
                + "Messages travel one by one.")
public record CamelSource(
        Origin origin,
        @Option(doc = StepDefinition.SERVICE_DOC) String serviceName,
        @Option(doc = "The endpoint's address: the whole of it (file:inbox?move=.done) or what stands behind the component's name. "
                + "Options go before those of the service.") Text resource,
        @Option(doc = StepDefinition.SCHEMA_DOC) Optional<String> schemaId,
        @Option(doc = "What the messages hold. Needed.") Optional<Encoding> inputEncoding,
        @Option(doc = "What events are converted to before the first step.") Encoding outputEncoding,
        @Option(doc = StepDefinition.JSON_DOC, defaultsTo = "flat") JsonFormat jsonFormat,
        @Option(doc = "Header that tells a message from every other one, the same when it comes again. Left out, the id that the "
                + "component gives its messages. dedup needs it.") Optional<String> idHeader,
        @Option(doc = "Header with what events are keyed by at sinks that have keys. Left out, they have none.")
        Optional<String> keyHeader)
        implements SourceDefinition {

    @Override
    public Optional<Encoding> deliveredEncoding() {
        return inputEncoding;
    }

    @Override
    public boolean hasPosition() {
        return false;
    }
}
