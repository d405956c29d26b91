package dev.wadi.definition;

/** Where a connector keeps its dead letters. */
@Section(title = "Dead letters", doc = "A topic or a collection that keeps the events that could not be delivered until a person "
        + "has dealt with them: wadi dlq.")
public record DeadLetterDefinition(
        Origin origin,
        @Option(doc = "A kafka or mongodb service.") String serviceName,
        @Option(doc = "The topic or the collection. None that the connector reads or writes. A topic that is not there is made, "
                + "compacted and with one partition; one that is there must keep its records until they are settled.")
        Text resource) {}
