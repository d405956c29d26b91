package dev.wadi.camel.http;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * An HTTP service as the {@code httpClientConfigurer} of Camel's {@code http:} endpoints: what its definition says about time limits,
 * redirects, certificates and credentials.
 *
 * <p>Each endpoint gets a client and connections of its own, as many as it has requests at once; access tokens are shared. The client does
 * not repeat requests by itself, so that every attempt is counted and seen, keeps no cookies, and never shows credentials to another
 * origin than the service's.
 *
 * <p>Errors: {@link IllegalArgumentException} when an endpoint's client is made with settings that cannot be; its text holds no secret.
 * Lifecycle and threads: configured once, then safe to share; its one thread, which ends requests whose time is up, is Camel's and ends
 * with the context.
 */
public final class HttpService implements HttpClientConfigurer, CamelContextAware {

    private static final int MOST_REDIRECTS = 10;
    /** Above any number of requests that are in flight at once, which is what bounds the connections. */
    private static final int MOST_CONNECTIONS = 1024;
    /** A connection that has rested for longer may have been closed by the server, and is looked at before it is used. */
    private static final Duration TRUSTED_REST = Duration.ofSeconds(1);

    private CamelContext camelContext;
    private String host;
    private RedirectPolicy redirects = RedirectPolicy.sameOrigin;
    private long connectTimeout = 30_000;
    private long requestTimeout = 30_000;
    private int keepAlive = 300;
    private int maxAnswerBytes = 16 * 1024 * 1024;
    private String username;
    private String password;
    private String bearerToken;
    private String tokenUrl;
    private String clientId;
    private String clientSecret;
    private String scope;
    private String authorityFile;
    private String certificateFile;
    private String keyFile;
    private ScheduledExecutorService clock;
    private Credentials credentials;

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        URI base = HttpAddresses.parse(host, "the service's host is no address");
        HttpOrigin home = HttpOrigin.of(base);
        SSLContext certificates = certificates();
        Timeout whole = Timeout.ofMilliseconds(requestTimeout);
        Credentials shown = credentials(base, certificates);
        RedirectTargets targets = new RedirectTargets();
        PoolingHttpClientConnectionManager connections = connections(certificates, targets);
        RequestGuard guard = new RequestGuard(clock(), Duration.ofMillis(requestTimeout), maxAnswerBytes, home, shown, targets,
                connections, TRUSTED_REST);
        builder.disableAutomaticRetries();
        builder.disableCookieManagement();
        builder.disableAuthCaching();
        builder.setRedirectStrategy(new RedirectRule(redirects));
        builder.addExecInterceptorFirst("wadi-guard", guard);
        builder.addRequestInterceptorLast(guard);
        builder.setDefaultRequestConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(whole)
                .setResponseTimeout(whole)
                .setMaxRedirects(MOST_REDIRECTS)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build());
        builder.setConnectionManager(connections);
    }

    private PoolingHttpClientConnectionManager connections(SSLContext certificates, RedirectTargets targets) {
        Timeout whole = Timeout.ofMilliseconds(requestTimeout);
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(certificates))
                .setDnsResolver(targets)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .responseOutOfOrderStrategy(new MonitoringResponseOutOfOrderStrategy(BodyInPieces.PIECE))
                        .build())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofMilliseconds(connectTimeout))
                        .setSocketTimeout(whole)
                        .setValidateAfterInactivity(TimeValue.of(TRUSTED_REST))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(whole)
                        .setTcpNoDelay(true)
                        .setSoKeepAlive(true)
                        .setTcpKeepIdle(keepAlive)
                        .build())
                .build();
    }

    private SSLContext certificates() {
        return Certificates.context(blankToNull(authorityFile), blankToNull(certificateFile), blankToNull(keyFile));
    }

    private synchronized ScheduledExecutorService clock() {
        if (clock == null) {
            // without bound: there is one time limit for each request that is under way
            clock = camelContext.getExecutorServiceManager().newScheduledThreadPool(this, "http-time-limits",
                    new ThreadPoolProfileBuilder("http-time-limits").poolSize(1).maxPoolSize(0).maxQueueSize(-1).build());
        }
        return clock;
    }

    private synchronized Credentials credentials(URI base, SSLContext certificates) {
        if (credentials == null) {
            credentials = made(base, certificates);
        }
        return credentials;
    }

    private Credentials made(URI base, SSLContext certificates) {
        if (isGiven(tokenUrl)) {
            return new AccessTokens(HttpAddresses.parse(tokenUrl, "the token_url is no address"), clientId, clientSecret, scope,
                    Duration.ofMillis(requestTimeout), certificates, InstantSource.system());
        }
        if (isGiven(bearerToken)) {
            return constant("Bearer " + bearerToken.strip());
        }
        if (isGiven(username)) {
            return constant(basic(username + ":" + (password == null ? "" : password)));
        }
        if (base.getRawUserInfo() != null) {
            String user = base.getRawUserInfo().replace("+", "%2B");
            return constant(basic(URLDecoder.decode(user.contains(":") ? user : user + ":", StandardCharsets.UTF_8)));
        }
        return Credentials.NONE;
    }

    private static Credentials constant(String header) {
        return () -> header;
    }

    private static String basic(String userAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }

    private static String blankToNull(String text) {
        return isGiven(text) ? text : null;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    /** The base address, {@code http://shop:8000}. Credentials go to its scheme, host and port only; user information in it is one. */
    public void setHost(String host) {
        this.host = host;
    }

    /** Without user information. */
    public String getHost() {
        return host == null ? null : host.replaceFirst("//[^/@]*@", "//");
    }

    /** Which redirects are followed, {@code sameOrigin} by default. */
    public void setRedirects(RedirectPolicy redirects) {
        this.redirects = redirects;
    }

    public RedirectPolicy getRedirects() {
        return redirects;
    }

    /** Milliseconds to wait for a connection, 30,000 by default. */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /** Milliseconds until an answer must be read whole, redirects included; 30,000 by default. */
    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    /** Seconds of rest after which TCP looks whether the other side is there, 300 by default. */
    public void setKeepAlive(int keepAlive) {
        this.keepAlive = keepAlive;
    }

    public int getKeepAlive() {
        return keepAlive;
    }

    /** Most bytes of an answer, unpacked; 16 MiB by default. */
    public void setMaxAnswerBytes(int maxAnswerBytes) {
        this.maxAnswerBytes = maxAnswerBytes;
    }

    public int getMaxAnswerBytes() {
        return maxAnswerBytes;
    }

    /** User name of basic authentication. */
    public void setUsername(String username) {
        this.username = username;
    }

    /** Password of basic authentication. */
    public void setPassword(String password) {
        this.password = password;
    }

    /** A token that every request shows. */
    public void setBearerToken(String bearerToken) {
        this.bearerToken = bearerToken;
    }

    /** Where access tokens of OAuth 2 are fetched. */
    public void setTokenUrl(String tokenUrl) {
        this.tokenUrl = tokenUrl;
    }

    /** Who asks for access tokens. */
    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    /** Its secret. */
    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    /** What access tokens are asked for; by default what the server thinks right. */
    public void setScope(String scope) {
        this.scope = scope;
    }

    /** PEM file of the certificates to trust; by default those that this Java trusts. */
    public void setAuthorityFile(String authorityFile) {
        this.authorityFile = authorityFile;
    }

    public String getAuthorityFile() {
        return authorityFile;
    }

    /** PEM file of the client's own certificate; none by default. */
    public void setCertificateFile(String certificateFile) {
        this.certificateFile = certificateFile;
    }

    public String getCertificateFile() {
        return certificateFile;
    }

    /** PEM file of that certificate's private key, PKCS #8 without password. */
    public void setKeyFile(String keyFile) {
        this.keyFile = keyFile;
    }

    public String getKeyFile() {
        return keyFile;
    }

    @Override
    public String toString() {
        return "HttpService[" + getHost() + "]";
    }
}
