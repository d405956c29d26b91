package dev.wadi.servers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How a {@link KafkaServer} is started.
 *
 * @param properties broker properties in addition to, or instead of, those that make it a single-node broker on loopback
 * @param heapMegabytes the broker's largest heap
 * @param proxyPort port of 127.0.0.1 that clients of a second listener are told, for a proxy that stands before that listener; 0 for
 *     no second listener
 * @param folder absent or empty folder for data and logs, deleted on close; null for a temporary one
 */
public record KafkaOptions(Map<String, String> properties, int heapMegabytes, int proxyPort, Path folder) {

    public KafkaOptions {
        properties = Map.copyOf(properties);
        if (heapMegabytes < 128) {
            throw new IllegalArgumentException("heapMegabytes must be at least 128, not " + heapMegabytes);
        }
    }

    /** A broker that makes a topic when it is first written to, with one partition. */
    public static KafkaOptions defaults() {
        return new KafkaOptions(Map.of(), 512, 0, null);
    }

    public KafkaOptions withProperty(String name, String value) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(name, value);
        return new KafkaOptions(more, heapMegabytes, proxyPort, folder);
    }

    public KafkaOptions withHeapMegabytes(int newHeapMegabytes) {
        return new KafkaOptions(properties, newHeapMegabytes, proxyPort, folder);
    }

    /** Adds a listener whose clients are told this port instead of its own. */
    public KafkaOptions withProxyPort(int newProxyPort) {
        return new KafkaOptions(properties, heapMegabytes, newProxyPort, folder);
    }

    public KafkaOptions withFolder(Path newFolder) {
        return new KafkaOptions(properties, heapMegabytes, proxyPort, newFolder);
    }
}
