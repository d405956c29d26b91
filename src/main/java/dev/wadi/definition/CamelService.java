package dev.wadi.definition;

import java.util.Map;

/** A component of Camel with the options that its endpoints share. */
@Section(title = "Service: any Camel component", word = "camel",
        doc = "A component of Camel, for sources and sinks that have no provider of their own. Every other key is an option of its "
                + "endpoints, by the names of the component's page. The component's jar is on the class path or given with --dep.")
public record CamelService(
        Origin origin,
        @Option(doc = ServiceDefinition.NAME_DOC) String name,
        @Option(doc = "The component: the word before the first colon of its endpoints' addresses, such as file, nats or aws2-sqs.")
        String component,
        @Option(doc = "Options of the endpoints. Numbers, true and false may stand without quotes.", takesOtherKeys = true,
                secrecy = Secrecy.BY_KEY) Map<String, Text> options)
        implements ServiceDefinition {}
