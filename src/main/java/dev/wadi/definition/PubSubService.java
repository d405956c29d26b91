package dev.wadi.definition;

import java.util.Optional;

/** A Google Cloud project with Pub/Sub. */
@Section(title = "Service: Google Pub/Sub", word = "pubsub",
        doc = "A Google Cloud project with Pub/Sub. Without an endpoint it is the emulator where the environment variable "
                + "PUBSUB_EMULATOR_HOST names one (nothing logs in there), else Google's own.")
public record PubSubService(
        Origin origin,
        @Option(doc = ServiceDefinition.NAME_DOC) String name,
        @Option(doc = "Project of topics, subscriptions and schemas with short names; not needed where all resources are full names "
                + "(projects/P/topics/T).") Optional<Text> projectId,
        @Option(doc = "Host and port of the service, for a regional endpoint (europe-west3-pubsub.googleapis.com:443) or an emulator "
                + "(localhost:8085).") Optional<Text> endpoint,
        @Option(doc = "How to log in. May be left out beside an endpoint that is an emulator's: then nobody logs in.")
        Optional<PubSubAuth> auth)
        implements ServiceDefinition {}
