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
            doc = "Logs in with an access token from the environment.")
    record StaticToken(
            Origin origin,
            @Option(doc = "Name of the environment variable that holds the token.") String envTokenName)
            implements PubSubAuth {}
}
