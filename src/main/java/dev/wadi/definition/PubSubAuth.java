package dev.wadi.definition;

/** How to log in to Google Cloud. */
@ChosenBy("kind")
public sealed interface PubSubAuth {

    Origin origin();

    /** With the key file of a service account. */
    @Section(title = "Pub/Sub login: service account", word = "service_account",
            doc = "Logs in with the key file of a service account.")
    record ServiceAccount(
            Origin origin,
            @Option(doc = "Path of the account's JSON key file.") Text accountKeyPath) implements PubSubAuth {}

    /** With a token that somebody else renews. */
    @Section(title = "Pub/Sub login: static token", word = "static_token",
            doc = "Logs in with an access token from the environment. It is read when a connector starts; Google's tokens end after an "
                    + "hour, and a new one takes a restart.")
    record StaticToken(
            Origin origin,
            @Option(doc = "Name of the environment variable that holds the token.") String envTokenName)
            implements PubSubAuth {}

    /** As the machine is set up. */
    @Section(title = "Pub/Sub login: application default", word = "application_default",
            doc = "Logs in as the machine is set up: the file that GOOGLE_APPLICATION_CREDENTIALS names, what gcloud auth "
                    + "application-default login left, or the service account of the machine in Google Cloud.")
    record ApplicationDefault(Origin origin) implements PubSubAuth {}

    /** Not at all. */
    @Section(title = "Pub/Sub login: none", word = "none",
            doc = "Does not log in and speaks without TLS: for the emulator at endpoint or PUBSUB_EMULATOR_HOST.")
    record None(Origin origin) implements PubSubAuth {}
}
