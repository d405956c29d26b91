package dev.wadi.camel.state;

/**
 * What a key names: a connector, or one ordered lane of it.
 *
 * <p>Shape: {@code users-sync} is a connector, {@code orders-copy/orders/0} its lane for partition 0 of topic {@code orders}. A
 * lane ends in topic and partition number and a Kafka topic has no slash, so a connector name may have slashes of its own.
 *
 * @param connector name of the connector
 * @param lane {@code topic/partition}, or empty
 */
public record CheckpointKey(String connector, String lane) {

    public CheckpointKey {
        if (connector.isEmpty()) {
            throw new IllegalArgumentException("a position's key needs the name of a connector");
        }
    }

    public static CheckpointKey parse(String key) {
        int partition = key.lastIndexOf('/');
        int topic = partition < 0 ? -1 : key.lastIndexOf('/', partition - 1);
        boolean laned = topic > 0 && topic + 1 < partition && isNumber(key, partition + 1);
        return laned
                ? new CheckpointKey(key.substring(0, topic), key.substring(topic + 1))
                : new CheckpointKey(key, "");
    }

    /** The connector to claim; a name that reads as a lane would share its entry with another connector and is refused. */
    static String connectorOf(String name) {
        CheckpointKey key = parse(name);
        if (key.hasLane()) {
            throw new CheckpointException("connector name '" + name + "' cannot keep positions: it reads as partition "
                    + key.partition() + " of topic " + key.topic() + " of connector " + key.connector()
                    + "; choose another name");
        }
        return name;
    }

    public boolean hasLane() {
        return !lane.isEmpty();
    }

    public String text() {
        return hasLane() ? connector + "/" + lane : connector;
    }

    String topic() {
        return lane.substring(0, lane.indexOf('/'));
    }

    int partition() {
        return Integer.parseInt(lane.substring(lane.indexOf('/') + 1));
    }

    private static boolean isNumber(String key, int from) {
        // Nine digits always fit an int, and no broker has that many partitions.
        boolean digits = from < key.length() && key.length() - from <= 9
                && key.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
        return digits && (key.charAt(from) != '0' || key.length() - from == 1);
    }
}
