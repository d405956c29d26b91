package dev.wadi.camel.pubsub;

/** How to log in to Google Cloud. */
public enum PubSubLogin {
    /** As the environment says: what {@code gcloud auth application-default login} left, or the machine's own service account. */
    applicationDefault,
    /** With the key file of a service account. */
    serviceAccount,
    /** With an access token that somebody else renews. */
    staticToken,
    /** Not at all, over a connection without TLS: for the emulator. */
    none
}
