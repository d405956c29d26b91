package dev.wadi.camel.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.pool.ConnPoolControl;
import org.apache.hc.core5.util.TimeValue;

/**
 * Keeps requests within their bounds: the time until an answer is read whole, the bytes of the answer, and who gets to see the
 * credentials. When it returns, the answer is in memory and the connection free for the next request.
 *
 * <p>What an answer says about its content type is dropped: the endpoint would act on it. Connections that rest are trusted for a moment, but
 * not while others break: a server that was started anew has closed all of them, and each would cost an event one of its attempts.
 *
 * <p>Errors: {@link SocketTimeoutException} when time is up, {@link RefusedRequestException} for an answer that is no success. Threads: safe.
 */
final class RequestGuard implements ExecChainHandler, HttpRequestInterceptor {

    private static final String SHOWN = "dev.wadi.credentials";
    private static final int SMALL_BODY = 65_536;
    private static final int UNAUTHORIZED = 401;
    private static final String RETRY_AFTER = "Retry-After";

    private final ScheduledExecutorService clock;
    private final Duration timeout;
    private final int maxAnswerBytes;
    private final HttpOrigin home;
    private final Credentials credentials;
    private final RedirectTargets targets;
    private final ConnPoolControl<?> connections;
    private final Duration trustedRest;
    /** When a connection broke last, as {@link System#nanoTime}; null: none has. */
    private volatile Long brokenAt;

    /**
     * @param connections those that rest between two requests
     * @param trustedRest for how long they are used again without being looked at
     */
    RequestGuard(ScheduledExecutorService clock, Duration timeout, int maxAnswerBytes, HttpOrigin home, Credentials credentials,
            RedirectTargets targets, ConnPoolControl<?> connections, Duration trustedRest) {
        this.clock = clock;
        this.timeout = timeout;
        this.maxAnswerBytes = maxAnswerBytes;
        this.home = home;
        this.credentials = credentials;
        this.targets = targets;
        this.connections = connections;
        this.trustedRest = trustedRest;
    }

    /** Called for each request on the wire, so also for one that follows a redirect: only home sees the credentials. */
    @Override
    public void process(HttpRequest request, EntityDetails entity, HttpContext context) throws IOException {
        if (credentials != Credentials.NONE && home.equals(HttpOrigin.of(request.getScheme(), request.getAuthority()))) {
            String header = credentials.header();
            request.setHeader(HttpHeaders.AUTHORIZATION, header);
            context.setAttribute(SHOWN, header);
        }
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        targets.name(scope.route.getTargetHost().getHostName());
        Long broken = brokenAt;
        if (broken != null && System.nanoTime() - broken < trustedRest.toNanos()) {
            connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
        }
        ClassicHttpResponse response = answer(request, scope, chain);
        if (response.getCode() >= 300) {
            Header retryAfter = response.getFirstHeader(RETRY_AFTER);
            throw new RefusedRequestException(scope.route.getTargetHost().toURI(), response.getCode(),
                    retryAfter == null ? null : retryAfter.getValue());
        }
        return response;
    }

    private ClassicHttpResponse answer(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        TimeLimit limit = new TimeLimit(scope);
        Future<?> end = clock.schedule(limit, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = chain.proceed(BodyInPieces.of(request), scope);
            if (response.getCode() == UNAUTHORIZED && scope.clientContext.getAttribute(SHOWN) instanceof String shown
                    && credentials.refused(shown)) {
                dropBody(response, scope);
                response.close();
                response = chain.proceed(BodyInPieces.of(ClassicRequestBuilder.copy(scope.originalRequest).build()), scope);
            }
            if (response.getCode() < 300) {
                readBody(response, scope);
            } else {
                dropBody(response, scope);
            }
            return response;
        } catch (IOException | RuntimeException e) {
            scope.execRuntime.discardEndpoint();
            if (limit.isOver && !(e instanceof TokenLateException)) {
                throw limit.exceeded(e);
            }
            brokenAt = System.nanoTime();
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    private void readBody(ClassicHttpResponse response, ExecChain.Scope scope) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return;
        }
        try (InputStream content = entity.getContent()) {
            byte[] bytes = content.readNBytes(maxAnswerBytes);
            if (bytes.length == maxAnswerBytes && content.read() >= 0) {
                scope.execRuntime.discardEndpoint();
                response.setEntity(new UnusableAnswer(() -> new AnswerTooLargeException(maxAnswerBytes)));
            } else {
                response.setEntity(new ByteArrayEntity(bytes, null));
            }
        } catch (ZipException | EOFException e) {
            // of the packing: where the connection ends too early, the client has an exception of its own
            scope.execRuntime.discardEndpoint();
            response.setEntity(new UnusableAnswer(() -> new DamagedAnswerException(e)));
        }
        response.removeHeaders(HttpHeaders.CONTENT_TYPE);
    }

    /** A small rest is read, so that the connection stays; for a large one it is given up. */
    private static void dropBody(ClassicHttpResponse response, ExecChain.Scope scope) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return;
        }
        try (InputStream content = entity.getContent()) {
            if (content.readNBytes(SMALL_BODY).length == SMALL_BODY) {
                scope.execRuntime.discardEndpoint();
            }
        }
        response.setEntity(null);
    }

    /** Ends a request whose time is up by closing its connection, whatever its thread waits for. */
    private final class TimeLimit implements Runnable {

        private final ExecChain.Scope scope;
        private volatile boolean isOver;

        TimeLimit(ExecChain.Scope scope) {
            this.scope = scope;
        }

        @Override
        public void run() {
            isOver = true;
            if (scope.originalRequest instanceof Cancellable request) {
                request.cancel();
            }
        }

        SocketTimeoutException exceeded(Exception cause) {
            SocketTimeoutException exceeded = new SocketTimeoutException("no whole answer from " + scope.route.getTargetHost().toURI()
                    + " within " + timeout.toMillis() + " ms");
            exceeded.initCause(cause);
            return exceeded;
        }
    }
}
