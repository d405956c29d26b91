package dev.wadi.camel.http;

import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.FaultClassifier;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.RedirectException;
import org.apache.hc.client5.http.utils.DateUtils;

/**
 * Sorts what Camel's {@code http:} endpoint throws, with an {@link HttpService} and without.
 *
 * <p>Answers: 5xx, 408, 423, 425 and 429 pass; 401, 403, 407 and a redirect that is not followed are the sink's, since they meet every event;
 * other 4xx are the event's. Errors of a connection pass, unless a certificate is not trusted. Source: mstream's HTTP client,
 * specification 2.8.
 */
public final class HttpFaults implements FaultClassifier {

    private static final Set<Integer> PASSING = Set.of(408, 423, 425, 429);
    private static final Set<Integer> CREDENTIALS = Set.of(401, 403, 407);
    private static final String RETRY_AFTER = "Retry-After";

    @Override
    public Optional<Fault> classify(Throwable error) {
        if (error instanceof RefusedRequestException answer) {
            return Optional.of(ofStatus(answer.status()));
        }
        if (error instanceof HttpOperationFailedException answer) {
            return Optional.of(ofStatus(answer.getStatusCode()));
        }
        if (error instanceof AnswerTooLargeException || error instanceof DamagedAnswerException) {
            return Optional.of(Fault.EVENT);
        }
        if (error instanceof TokenRefusedException || error instanceof RefusedAddressException) {
            return Optional.of(Fault.SINK);
        }
        if (error instanceof ClientProtocolException) {
            // around what went against the rules of the protocol, and around a refused redirect
            return Optional.of(error.getCause() instanceof RedirectException ? Fault.SINK : Fault.PASSING);
        }
        if (error instanceof SSLException) {
            return Optional.of(hasUntrustedCertificate(error) ? Fault.SINK : Fault.PASSING);
        }
        return Optional.empty();
    }

    private static Fault ofStatus(int status) {
        if (status >= 500 || PASSING.contains(status)) {
            return Fault.PASSING;
        }
        return status < 400 || CREDENTIALS.contains(status) ? Fault.SINK : Fault.EVENT;
    }

    private static boolean hasUntrustedCertificate(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }

    /** What {@code Retry-After} says, in seconds or as a date. Source: RFC 9110, sections 10.2.3 and 5.6.7. */
    @Override
    public Optional<Duration> askedWait(Throwable error, Instant now) {
        return Optional.ofNullable(retryAfter(error)).flatMap(value -> wait(value.strip(), now));
    }

    private static String retryAfter(Throwable error) {
        if (error instanceof RefusedRequestException answer) {
            return answer.retryAfter();
        }
        if (!(error instanceof HttpOperationFailedException answer) || answer.getResponseHeaders() == null) {
            return null;
        }
        return answer.getResponseHeaders().entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(RETRY_AFTER))
                .map(Map.Entry::getValue).findFirst().orElse(null);
    }

    /** Empty where a server wrote neither, and so has asked for nothing. */
    private static Optional<Duration> wait(String value, Instant now) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        return Optional.ofNullable(DateUtils.parseStandardDate(value)).map(date -> Duration.between(now, date))
                .map(until -> until.isNegative() ? Duration.ZERO : until);
    }
}
