package dev.wadi.rehearsal;

import dev.wadi.camel.http.HttpAddresses;
import dev.wadi.definition.HttpService;
import dev.wadi.definition.HttpSink;
import dev.wadi.definition.SinkDefinition;
import dev.wadi.definition.Text;
import dev.wadi.definition.rehearsal.HttpMock;
import dev.wadi.definition.rehearsal.RehearsalCase;
import dev.wadi.engine.RecordedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The servers of one case, one for each HTTP service that its connector uses. Closed once. */
final class MockServers implements AutoCloseable {

    private final RehearsalPlan plan;
    private final Map<String, MockServer> servers = new LinkedHashMap<>();

    MockServers(RehearsalPlan plan, RehearsalCase one) {
        this.plan = plan;
        for (String service : plan.compiled().hosts().keySet()) {
            List<HttpMock> mocks = one.http().stream().filter(mock -> mock.service().map(service::equals).orElse(true)).toList();
            Set<String> paths = new LinkedHashSet<>();
            for (SinkDefinition sink : plan.connector().sinks()) {
                if (sink instanceof HttpSink && sink.serviceName().equals(service)) {
                    paths.add(path(sink));
                }
            }
            servers.put(service, new MockServer(mocks, paths, plan.values()));
        }
    }

    boolean hasAnswered(HttpMock mock) {
        return servers.values().stream().anyMatch(server -> server.hasAnswered(mock));
    }

    /** Properties that lead to the servers, by name. */
    Map<String, String> hosts() {
        Map<String, String> hosts = new LinkedHashMap<>();
        servers.forEach((service, server) -> hosts.put(plan.compiled().hosts().get(service), server.origin() + basePath(service)));
        return hosts;
    }

    /** What an HTTP sink has. */
    List<RecordedEvent> taken(SinkDefinition sink) {
        return servers.get(sink.serviceName()).taken(path(sink));
    }

    /** A sentence for each request that the case says nothing about. */
    List<String> unexpected() {
        List<String> unexpected = new ArrayList<>();
        servers.forEach((service, server) -> server.unexpected().forEach(sentence -> unexpected.add(service + ": " + sentence)));
        return unexpected;
    }

    private String path(SinkDefinition sink) {
        return HttpAddresses.resolve("http://mock" + basePath(sink.serviceName()), text(sink.resource())).getPath();
    }

    /** Path and query of a service's own address. */
    private String basePath(String service) {
        HttpService definition = (HttpService) plan.definitions().service(service).orElseThrow();
        String host = text(definition.host());
        int path = host.indexOf('/', host.indexOf("://") + 3);
        return path < 0 ? "" : host.substring(path);
    }

    private String text(Text text) {
        return text.fromEnvironment() ? plan.environment().getOrDefault(text.value(), "") : text.value();
    }

    @Override
    public void close() {
        servers.values().forEach(MockServer::close);
    }
}
