package dev.wadi.definition;

import java.util.Optional;

/** A Google Cloud project with Pub/Sub. */
@Section(title = "Service: Google Pub/Sub", word = "pubsub",
        doc = "A Google Cloud project with Pub/Sub. Read and checked; connectors that use it do not run in this release.")
public record PubSubService(
        Origin origin,
        @Option(doc = ServiceDefinition.NAME_DOC) String name,
        @Option(doc = "Project of the topics and subscriptions; not needed where resources are full names "
                + "(projects/P/topics/T).") Optional<Text> projectId,
        @Option(doc = "How to log in.") PubSubAuth auth)
        implements ServiceDefinition {}
