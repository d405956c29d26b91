package dev.wadi.camel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.RedirectException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HttpFaultsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"500,PASSING", "501,PASSING", "503,PASSING", "599,PASSING", "408,PASSING", "423,PASSING", "425,PASSING", "429,PASSING",
        "400,EVENT", "404,EVENT", "409,EVENT", "413,EVENT", "422,EVENT", "431,EVENT", "401,SINK", "403,SINK", "407,SINK", "301,SINK", "307,SINK"})
    void knowsWhatAnAnswerSays(int status, Fault fault) {
        assertThat(Faults.of(answer(status, Map.of()))).isEqualTo(fault);
        assertThat(Faults.of(new RefusedRequestException("http://shop", status, null))).isEqualTo(fault);
    }

    static Stream<Arguments> errors() {
        SSLHandshakeException untrusted = new SSLHandshakeException("PKIX path building failed");
        untrusted.initCause(new CertificateException("unknown authority"));
        SSLHandshakeException cutOff = new SSLHandshakeException("Remote host terminated the handshake");
        cutOff.initCause(new EOFException("SSL peer shut down incorrectly"));
        return Stream.of(
                Arguments.of(new ConnectException("refused"), Fault.PASSING),
                Arguments.of(new SocketTimeoutException("no answer"), Fault.PASSING),
                Arguments.of(new UnknownHostException("shop"), Fault.PASSING),
                Arguments.of(new NoHttpResponseException("closed"), Fault.PASSING),
                Arguments.of(new ClientProtocolException(new ProtocolException("not HTTP")), Fault.PASSING),
                Arguments.of(new ClientProtocolException(new RedirectException("elsewhere")), Fault.SINK),
                Arguments.of(new RefusedAddressException("169.254.169.254"), Fault.SINK),
                Arguments.of(new TokenRefusedException("invalid_client"), Fault.SINK),
                Arguments.of(new AnswerTooLargeException(10), Fault.EVENT),
                Arguments.of(new DamagedAnswerException(new EOFException("cut")), Fault.EVENT),
                Arguments.of(untrusted, Fault.SINK),
                Arguments.of(cutOff, Fault.PASSING));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void knowsWhatAConnectionMeets(Exception error, Fault fault) {
        assertThat(Faults.of(error)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|PT0S", "120|PT2M", "' 7 '|PT7S", "Sun, 01 Mar 2026 12:01:30 GMT|PT1M30S",
        "Sun, 01 Mar 2026 11:00:00 GMT|PT0S",
        "Sunday, 01-Mar-26 12:00:05 GMT|PT5S", "999999999|PT277777H46M39S"})
    void waitsAsLongAsTheServerAsks(String value, Duration wait) {
        assertThat(new HttpFaults().askedWait(answer(503, Map.of("retry-after", value)), NOW)).contains(wait);
        assertThat(new HttpFaults().askedWait(new RefusedRequestException("http://shop", 503, value), NOW)).contains(wait);
    }

    @ParameterizedTest
    @CsvSource({"soon", "-1", "9999999999", "12.5", "''", "2026-03-01T12:01:30Z"})
    void waitsAsUsualWhenItDoesNotUnderstandTheServer(String value) {
        assertThat(new HttpFaults().askedWait(answer(503, Map.of("Retry-After", value)), NOW)).isEmpty();
    }

    @Test
    void knowsNothingOfOtherErrors() {
        assertThat(new HttpFaults().classify(new IllegalStateException())).isEmpty();
        assertThat(new HttpFaults().askedWait(new IllegalStateException(), NOW)).isEmpty();
    }

    private static HttpOperationFailedException answer(int status, Map<String, String> headers) {
        return new HttpOperationFailedException("http://shop/orders", status, "", null, headers, null);
    }
}
