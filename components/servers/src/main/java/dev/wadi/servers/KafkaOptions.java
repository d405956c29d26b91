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
 * @param shortLived whether its JVM does without the optimising compiler and a parallel collector: up two seconds sooner, and
 *     slower when it has much to do
 * @param folder absent or empty folder for data and logs, deleted on close; null for a temporary one
 */
public record KafkaOptions(Map<String, String> properties, int heapMegabytes, int proxyPort, boolean shortLived, Path folder) {

    public KafkaOptions {
        properties = Map.copyOf(properties);
        if (heapMegabytes < 128) {
            throw new IllegalArgumentException("heapMegabytes must be at least 128, not " + heapMegabytes);
        }
    }

    /** A broker that makes a topic when it is first written to, with one partition. */
    public static KafkaOptions defaults() {
        return new KafkaOptions(Map.of(), 512, 0, false, null);
    }

    public KafkaOptions withProperty(String name, String value) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(name, value);
        return new KafkaOptions(more, heapMegabytes, proxyPort, shortLived, folder);
    }

    public KafkaOptions withHeapMegabytes(int newHeapMegabytes) {
        return new KafkaOptions(properties, newHeapMegabytes, proxyPort, shortLived, folder);
    }

    /** Adds a listener whose clients are told this port instead of its own. */
    public KafkaOptions withProxyPort(int newProxyPort) {
        return new KafkaOptions(properties, heapMegabytes, newProxyPort, shortLived, folder);
    }

    /** Starts it sooner and lets it be slower, for tests. */
    public KafkaOptions withShortLife() {
        return new KafkaOptions(properties, heapMegabytes, proxyPort, true, folder);
    }

    public KafkaOptions withFolder(Path newFolder) {
        return new KafkaOptions(properties, heapMegabytes, proxyPort, shortLived, newFolder);
    }
}
