package dev.wadi.servers;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The properties of a KRaft broker that is its own controller. */
public final class BrokerProperties {
    private BrokerProperties() {
    }

    /**
     * Properties by name.
     *
     * @param data the broker's log folder
     * @param more further properties; they win over those made here
     */
    public static Map<String, String> of(int port, int controllerPort, Path data, Map<String, String> more) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("node.id", "1");
        properties.put("process.roles", "broker,controller");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("log.dirs", data.toString());
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        // The default of 50 partitions each is made when the first group or transaction appears: seconds, for one node's use.
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.num.partitions", "4");
        // After a kill the controller refuses the broker's next life until the session of the last one is over: 9 s by default.
        properties.put("broker.session.timeout.ms", "2000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.putAll(more);
        return properties;
    }

    /** What gives the broker a second listener, whose clients are told the port of the proxy before it. */
    static Map<String, String> proxied(int port, int controllerPort, int proxiedPort, int proxyPort) {
        return Map.of(
                "listeners", "PLAINTEXT://127.0.0.1:" + port + ",PROXIED://127.0.0.1:" + proxiedPort
                        + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners", "PLAINTEXT://127.0.0.1:" + port + ",PROXIED://127.0.0.1:" + proxyPort,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "PLAINTEXT");
    }

    static String asText(Map<String, String> properties) {
        StringBuilder text = new StringBuilder();
        properties.forEach((name, value) -> text.append(name).append('=').append(value.replace("\\", "\\\\")).append('\n'));
        return text.toString();
    }
}
