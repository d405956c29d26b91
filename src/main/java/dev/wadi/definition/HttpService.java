package dev.wadi.definition;

import java.util.Optional;

/** An HTTP server that events are sent to. */
@Section(title = "Service: HTTP", word = "http",
        doc = "An HTTP server that events are posted to. Certificates are always verified; credentials go to the host's own scheme, name "
                + "and port only.")
public record HttpService(
        Origin origin,
        @Option(doc = ServiceDefinition.NAME_DOC) String name,
        @Option(doc = "Base address; a resource is resolved against it as a link against a page (RFC 3986). User name and password may "
                + "stand in it.", secrecy = Secrecy.IF_USER_IN_ADDRESS) Text host,
        @Option(doc = "User name of basic authentication.") Optional<Text> username,
        @Option(doc = "Its password.", secrecy = Secrecy.WHOLE) Optional<Text> password,
        @Option(doc = "A token that every request shows.", secrecy = Secrecy.WHOLE) Optional<Text> bearerToken,
        @Option(doc = "Access tokens of OAuth 2.") Optional<HttpOAuth2> oauth2,
        @Option(doc = "PEM file of the certificates to trust, from the definition's folder; left out, those that Java trusts.")
        Optional<Text> caFile,
        @Option(doc = "PEM file of the client's own certificate.") Optional<Text> certificateFile,
        @Option(doc = "PEM file of its private key, PKCS #8 without password.") Optional<Text> keyFile,
        @Option(doc = "Redirects that are followed: same-origin, never or any. Only 307 and 308 are, at most 10 in a row; others would "
                + "lose the event. None leads to an address of the local link, where clouds keep credentials of machines.",
                defaultsTo = "same-origin") Redirects redirects,
        @Option(doc = "Most bytes of an answer, unpacked. Of a middleware a larger one is an error; of a sink it is not read further.",
                defaultsTo = "16MB") ByteSize maxAnswerBytes,
        @Option(doc = "How often an event is posted in all before on_failure decides. Left out, faults that pass by themselves are tried "
                + "for as long as it takes. A retry of connector, sink or middleware comes first.", min = 1, max = 1_000_000)
        Optional<Long> maxRetries,
        @Option(doc = "Milliseconds that the waits between attempts grow from: twice as many before the second attempt, then always "
                + "twice as long, up to a minute, each a fifth shorter or longer by chance.", min = 1, max = 3_600_000)
        Optional<Long> baseBackoffMs,
        @Option(doc = "Seconds to wait for a connection.", defaultsTo = "30", min = 1, max = HttpService.DAY) long connectionTimeoutSec,
        @Option(doc = "Seconds until an answer must be there whole, redirects included.", defaultsTo = "30", min = 1,
                max = HttpService.DAY) long timeoutSec,
        @Option(doc = "Seconds of rest after which TCP looks whether the other side is there.", defaultsTo = "300", min = 1,
                max = HttpService.DAY) long tcpKeepaliveSec)
        implements ServiceDefinition {

    /** Seconds of a day. */
    static final long DAY = 86_400;
    /** Milliseconds that waits grow from where only the number of attempts is given. Source: mstream. */
    public static final long USUAL_BACKOFF_MS = 1000;
    /** Milliseconds that a wait is at most. */
    public static final long LONGEST_BACKOFF_MS = 60_000;
    /** As much as one array can hold, with room to spare. */
    public static final long LARGEST_ANSWER = 1L << 30;

    /** Whether the service itself says how requests are repeated. */
    public boolean saysHowToRetry() {
        return maxRetries.isPresent() || baseBackoffMs.isPresent();
    }

    /** The same service without credentials and certificates, for a rehearsal, in which nobody asks for them. */
    public HttpService rehearsed() {
        return new HttpService(origin, name, host, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), redirects, maxAnswerBytes, maxRetries, baseBackoffMs, connectionTimeoutSec, timeoutSec,
                tcpKeepaliveSec);
    }
}
