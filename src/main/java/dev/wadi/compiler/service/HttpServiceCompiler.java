package dev.wadi.compiler.service;

import dev.wadi.compiler.text.CamelWord;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.RetryProperties;
import dev.wadi.compiler.text.RouteBeans;
import dev.wadi.definition.HttpOAuth2;
import dev.wadi.definition.HttpService;
import dev.wadi.definition.RetryDefinition;
import dev.wadi.definition.Secrecy;
import dev.wadi.definition.SecretNames;
import dev.wadi.definition.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An HTTP service becomes a bean that makes the clients of its endpoints, and properties with its address and its secrets. */
public final class HttpServiceCompiler {

    private final CompileContext context;

    public HttpServiceCompiler(CompileContext context) {
        this.context = context;
    }

    /** The bean; its name is the service's. */
    public Map<String, Object> bean(HttpService service) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("host", property(service, "host", service.host(), isSecret("host", service.host())));
        properties.put("redirects", CamelWord.of(service.redirects()));
        properties.put("connectTimeout", service.connectionTimeoutSec() * 1000);
        properties.put("requestTimeout", service.timeoutSec() * 1000);
        properties.put("keepAlive", service.tcpKeepaliveSec());
        properties.put("maxAnswerBytes", service.maxAnswerBytes().bytes());
        service.username().ifPresent(user -> properties.put("username", property(service, "username", user, false)));
        service.password().ifPresent(password -> properties.put("password", property(service, "password", password, true)));
        service.bearerToken().ifPresent(token -> properties.put("bearerToken", property(service, "bearerToken", token, true)));
        service.oauth2().ifPresent(oauth2 -> addTokens(service, oauth2, properties));
        files(service).forEach((name, file) -> properties.put(name, context.path(file)));
        return RouteBeans.bean(context.names().service(service.name()), "dev.wadi.camel.http.HttpService", properties);
    }

    private void addTokens(HttpService service, HttpOAuth2 oauth2, Map<String, Object> properties) {
        properties.put("tokenUrl", property(service, "tokenUrl", oauth2.tokenUrl(), isSecret("token_url", oauth2.tokenUrl())));
        properties.put("clientId", property(service, "clientId", oauth2.clientId(), false));
        properties.put("clientSecret", property(service, "clientSecret", oauth2.clientSecret(), true));
        oauth2.scope().ifPresent(scope -> properties.put("scope", property(service, "scope", scope, false)));
    }

    private static Map<String, Text> files(HttpService service) {
        Map<String, Text> files = new LinkedHashMap<>();
        service.caFile().ifPresent(file -> files.put("authorityFile", file));
        service.certificateFile().ifPresent(file -> files.put("certificateFile", file));
        service.keyFile().ifPresent(file -> files.put("keyFile", file));
        return files;
    }

    /** Name of the property that holds the base address. */
    public String hostProperty(HttpService service) {
        return context.names().service(service.name()) + ".host";
    }

    /** What a client needs to see whether the server is there. */
    public Map<String, String> connection(HttpService service) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("url", "{{" + hostProperty(service) + "}}");
        files(service).forEach((name, file) -> properties.put(name, context.path(file)));
        return properties;
    }

    private String property(HttpService service, String name, Text value, boolean secret) {
        String property = context.names().service(service.name()) + "." + name;
        context.properties().set(property, value, secret);
        return "{{" + property + "}}";
    }

    private static boolean isSecret(String option, Text address) {
        return SecretNames.isSecret(Secrecy.IF_USER_IN_ADDRESS, option, address.value());
    }

    /** How steps at the service are repeated: as connector or step say, else by the service's own figures, else as everything is. */
    public static Map<String, Object> retry(Optional<RetryDefinition> given, HttpService service) {
        if (given.isPresent() || !service.saysHowToRetry()) {
            return given.map(RetryProperties::of).orElse(Map.of());
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        long first = 2 * service.baseBackoffMs().orElse(HttpService.USUAL_BACKOFF_MS);
        properties.put("firstWait", first);
        properties.put("longestWait", Math.max(first, HttpService.LONGEST_BACKOFF_MS));
        service.maxRetries().ifPresent(attempts -> properties.put("maxAttempts", attempts));
        properties.put("jitter", "around");
        return properties;
    }
}
