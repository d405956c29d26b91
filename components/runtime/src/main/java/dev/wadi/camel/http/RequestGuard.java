package dev.wadi.camel.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Keeps one request within its bounds: the time until its answer is read whole, the bytes of the answer, and who gets to see the
 * credentials. When it returns, the answer is in memory and the connection free for the next request.
 *
 * <p>Answers that are no success keep their status and headers and lose their body. What an answer says about its content type is dropped:
 * the endpoint would act on it.
 *
 * <p>Errors: {@link SocketTimeoutException} when time is up. Threads: safe.
 */
final class RequestGuard implements ExecChainHandler, HttpRequestInterceptor {

    private static final String SHOWN = "dev.wadi.credentials";
    private static final int SMALL_BODY = 65_536;
    private static final int UNAUTHORIZED = 401;

    private final ScheduledExecutorService clock;
    private final Duration timeout;
    private final int maxAnswerBytes;
    private final HttpOrigin home;
    private final Credentials credentials;
    private final RedirectTargets targets;

    RequestGuard(ScheduledExecutorService clock, Duration timeout, int maxAnswerBytes, HttpOrigin home, Credentials credentials,
            RedirectTargets targets) {
        this.clock = clock;
        this.timeout = timeout;
        this.maxAnswerBytes = maxAnswerBytes;
        this.home = home;
        this.credentials = credentials;
        this.targets = targets;
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
        TimeLimit limit = new TimeLimit(scope);
        Future<?> end = clock.schedule(limit, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            if (response.getCode() == UNAUTHORIZED && scope.clientContext.getAttribute(SHOWN) instanceof String shown
                    && credentials.refused(shown)) {
                dropBody(response, scope);
                response.close();
                response = chain.proceed(ClassicRequestBuilder.copy(scope.originalRequest).build(), scope);
            }
            if (response.getCode() < 300) {
                readBody(response, scope);
            } else {
                dropBody(response, scope);
            }
            return response;
        } catch (IOException | RuntimeException e) {
            scope.execRuntime.discardEndpoint();
            if (limit.isOver) {
                throw limit.exceeded(e);
            }
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
                response.setEntity(new TooLarge(maxAnswerBytes));
            } else {
                response.setEntity(new ByteArrayEntity(bytes, null));
            }
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

    /** What stands for an answer that was not read to its end; who needs it fails, and who does not goes on. */
    private static final class TooLarge extends AbstractHttpEntity {

        private final int limit;

        TooLarge(int limit) {
            super((ContentType) null, null);
            this.limit = limit;
        }

        @Override
        public InputStream getContent() {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new AnswerTooLargeException(limit);
                }
            };
        }

        @Override
        public boolean isStreaming() {
            return false;
        }

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
