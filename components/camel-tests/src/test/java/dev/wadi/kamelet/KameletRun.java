package dev.wadi.kamelet;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.KameletMain;

/**
 * {@code wadi-mongodb-changes-source} running in camel-kamelet-main, configured as in an application.properties, and what its
 * route received.
 */
final class KameletRun implements AutoCloseable {

    static final String KAMELET = "wadi-mongodb-changes-source";

    private final KameletMain main = new KameletMain("wadi", "file:" + KameletFile.FOLDER);
    private final List<Change> changes = new CopyOnWriteArrayList<>();

    /** One message behind the Kamelet. */
    record Change(String operation, String key, Object body, Map<String, Object> headers) {

        String text() {
            return body == null ? null : new String((byte[]) body, StandardCharsets.UTF_8);
        }
    }

    private KameletRun() {
        main.setDownload(false);
        main.setProfile("prod");
        main.configure().setShutdownTimeout(20);
    }

    /** Starts one use of the Kamelet; the step runs before a change is noted. */
    static KameletRun start(Map<String, String> properties, Processor step) throws Exception {
        KameletRun run = new KameletRun();
        properties.forEach((name, value) -> run.main.addInitialProperty("camel.kamelet." + KAMELET + "." + name, value));
        return run.start("kamelet:" + KAMELET, step);
    }

    static KameletRun start(Map<String, String> properties) throws Exception {
        return start(properties, exchange -> { });
    }

    /** Starts a route of which the whole Kamelet URI is given. */
    static KameletRun startUri(String uri) throws Exception {
        return new KameletRun().start(uri, exchange -> { });
    }

    private KameletRun start(String uri, Processor step) throws Exception {
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri).routeId("test").process(step).process(KameletRun.this::note);
            }
        });
        try {
            main.start();
        } catch (Exception e) {
            main.stop();
            throw e;
        }
        return this;
    }

    /** The properties of one use of the Kamelet. */
    static Map<String, String> properties(String connectionString, String database, Path state) {
        return Map.of(
                "connectionString", connectionString, "database", database, "connector", database,
                "stateDirectory", state.toString());
    }

    List<Change> changes() {
        return changes;
    }

    List<String> keys() {
        return changes.stream().map(Change::key).toList();
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
    }

    private void note(Exchange exchange) {
        Map<String, Object> headers = exchange.getMessage().getHeaders();
        changes.add(new Change((String) headers.get("operation_type"), (String) headers.get("document_key"),
                exchange.getMessage().getBody(), Map.copyOf(headers)));
    }
}
