package dev.wadi.definition.check;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.HttpMiddleware;
import dev.wadi.definition.HttpOAuth2;
import dev.wadi.definition.HttpService;
import dev.wadi.definition.HttpSink;
import dev.wadi.definition.MessageForm;
import dev.wadi.definition.MiddlewareDefinition;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Secrecy;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.StepDefinition;
import dev.wadi.definition.Text;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** HTTP services, and the steps at them. */
final class HttpChecks {

    private static final String FORM = "batch_form";

    private final Problems problems;
    private final ServiceChecks services;

    HttpChecks(Problems problems) {
        this.problems = problems;
        this.services = new ServiceChecks(problems);
    }

    void check(HttpService service) {
        Origin origin = service.origin();
        services.secret(origin, "host", service.host(), Secrecy.IF_USER_IN_ADDRESS);
        checkAddress(origin, "host", service.host());
        service.password().ifPresent(password -> services.secret(origin, "password", password, Secrecy.WHOLE));
        service.bearerToken().ifPresent(token -> services.secret(origin, "bearer_token", token, Secrecy.WHOLE));
        service.oauth2().ifPresent(this::check);
        checkLogins(service);
        service.username().filter(user -> !user.fromEnvironment() && user.value().contains(":"))
                .ifPresent(user -> problems.add(origin.problem(ProblemCode.INVALID_VALUE, "username",
                        "cannot hold a ':', which ends the name in basic authentication")));
        if (service.password().isPresent() && service.username().isEmpty()) {
            problems.add(origin.problem(ProblemCode.MISSING_OPTION, "password", "needs the option 'username' beside it"));
        }
        if (service.certificateFile().isPresent() != service.keyFile().isPresent()) {
            boolean keyMissing = service.keyFile().isEmpty();
            problems.add(origin.problem(ProblemCode.MISSING_OPTION, keyMissing ? "certificate_file" : "key_file", "needs the option '"
                    + (keyMissing ? "key_file" : "certificate_file") + "' beside it"));
        }
        long largest = service.maxAnswerBytes().bytes();
        if (largest < 1 || largest > HttpService.LARGEST_ANSWER) {
            problems.add(origin.problem(ProblemCode.OUT_OF_RANGE, "max_answer_bytes", "must be from 1B to 1GiB")
                    .found(Long.toString(largest)).allowing("1B to 1GiB"));
        }
    }

    private void check(HttpOAuth2 oauth2) {
        services.secret(oauth2.origin(), "client_secret", oauth2.clientSecret(), Secrecy.WHOLE);
        services.secret(oauth2.origin(), "token_url", oauth2.tokenUrl(), Secrecy.IF_USER_IN_ADDRESS);
        checkAddress(oauth2.origin(), "token_url", oauth2.tokenUrl());
    }

    private void checkAddress(Origin origin, String option, Text address) {
        if (!address.fromEnvironment() && !ServiceChecks.isHttpAddress(address.value())) {
            problems.add(origin.problem(ProblemCode.INVALID_VALUE, option, "is no HTTP address" + ServiceChecks.aboutHost(address.value()))
                    .allowing(List.of("http://...", "https://...")));
        }
    }

    private void checkLogins(HttpService service) {
        List<String> logins = new ArrayList<>();
        service.username().ifPresent(given -> logins.add("username"));
        service.bearerToken().ifPresent(given -> logins.add("bearer_token"));
        service.oauth2().ifPresent(given -> logins.add("oauth2"));
        Text host = service.host();
        if (!host.fromEnvironment() && uri(host.value()).map(URI::getRawUserInfo).isPresent()) {
            logins.add("the user in host");
        }
        if (logins.size() > 1) {
            problems.add(service.origin().problem(ProblemCode.CONFLICTING_OPTIONS, logins.get(0), "cannot stand beside "
                    + logins.get(1) + ": a request shows one of them").allowing("one of " + String.join(", ", logins)));
        }
    }

    void check(ConnectorDefinition connector) {
        Encoding incoming = connector.source().outputEncoding();
        for (MiddlewareDefinition middleware : connector.middlewares()) {
            if (middleware instanceof HttpMiddleware http) {
                checkResource(http);
                check(connector, http, incoming);
            }
            incoming = middleware.outputEncoding();
        }
        for (SinkDefinition sink : connector.sinks()) {
            if (sink instanceof HttpSink http) {
                checkResource(http);
                checkForm(http, http.batchForm(), http.outputEncoding(), "output_encoding");
            }
        }
    }

    private void check(ConnectorDefinition connector, HttpMiddleware middleware, Encoding incoming) {
        checkForm(middleware, middleware.batchForm(), incoming, "output_encoding of the step before");
        if (!middleware.joinsBatch()) {
            return;
        }
        if (incoming == Encoding.JSON) {
            checkForm(middleware, middleware.batchForm(), middleware.outputEncoding(), "output_encoding");
        }
        if (connector.batch().isEmpty()) {
            problems.add(middleware.origin().problem(ProblemCode.MISSING_OPTION, FORM, "is " + middleware.batchForm().word()
                    + ", which needs the connector's option 'batch'")
                    .allowing("batch = { kind = \"count\", size = 100 } at the connector"));
        }
        if (connector.isEffectivelyOnce()) {
            problems.add(middleware.origin().problem(ProblemCode.CONFLICTING_OPTIONS, FORM, "cannot be "
                    + middleware.batchForm().word() + " with delivery effectively-once: nobody could tell which events an answer to many "
                    + "stands for").found(middleware.batchForm().word()).allowing("each"));
        }
    }

    private void checkForm(StepDefinition step, MessageForm form, Encoding encoding, String where) {
        if (form == MessageForm.ARRAY && encoding != Encoding.JSON) {
            problems.add(step.origin().problem(ProblemCode.IMPOSSIBLE_ENCODING, FORM, "cannot be array: an array is json, and " + where
                    + " is " + encoding.word()).found(encoding.word()).allowing(List.of("each", "frame")).suggesting("frame"));
        }
        if (form != MessageForm.EACH && step.origin().has("max_in_flight")) {
            problems.add(step.origin().problem(ProblemCode.OPTION_IGNORED, "max_in_flight", "is ignored: with batch_form "
                    + form.word() + " there is one request at a time"));
        }
    }

    private void checkResource(StepDefinition step) {
        Text resource = step.resource();
        if (resource.fromEnvironment()) {
            return;
        }
        services.secret(step.origin(), "resource", resource, Secrecy.IF_USER_IN_ADDRESS);
        Optional<URI> address = uri(resource.value());
        if (address.isEmpty() || address.get().isAbsolute() && !ServiceChecks.isHttpAddress(resource.value())
                || address.get().getRawAuthority() != null && address.get().getHost() == null) {
            problems.add(step.origin().problem(ProblemCode.INVALID_VALUE, "resource",
                    "is no address" + ServiceChecks.aboutHost(resource.value()))
                    .allowing(List.of("a path such as orders or /v2/orders?shop=north", "http://...", "https://...")));
        } else if (address.get().getRawUserInfo() != null) {
            problems.add(step.origin().problem(ProblemCode.INVALID_VALUE, "resource", "must not name a user: credentials belong to the "
                    + "service").allowing("username and password of the service"));
        } else if (address.get().getHost() != null) {
            problems.add(step.origin().problem(ProblemCode.OPTION_IGNORED, "resource", "is a whole address: the host of service '"
                    + step.serviceName() + "' is not used, and its credentials are shown to that host only"));
        }
    }

    private static Optional<URI> uri(String address) {
        try {
            return Optional.of(new URI(address.strip()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
