package dev.wadi.definition;

import java.util.Optional;

/** Access tokens for an HTTP server. */
@Section(title = "OAuth 2 of an HTTP service", doc = "Access tokens by the grant of client credentials. A token is fetched when it is "
        + "needed, used until shortly before it expires, and fetched anew when the server refuses it.")
public record HttpOAuth2(
        Origin origin,
        @Option(doc = "Where tokens are fetched.") Text tokenUrl,
        @Option(doc = "Who asks for them.") Text clientId,
        @Option(doc = "Its secret.", secrecy = Secrecy.WHOLE) Text clientSecret,
        @Option(doc = "What they are asked for; left out, what the server thinks right.") Optional<Text> scope) {}
