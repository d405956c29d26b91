package dev.wadi.camel.kafka;

import org.apache.camel.component.kafka.KafkaConstants;

/**
 * Names of camel-kafka's headers as the version on the class path spells them.
 *
 * <p>Read by reflection: a constant of another jar is copied into the class that names it, and Camel 4.18.3 renamed these
 * headers, so a jar compiled against 4.18.0 would write names that a later endpoint no longer reads.
 */
final class KafkaHeaderNames {

    static final String TOPIC = nameOf("TOPIC");
    static final String PARTITION = nameOf("PARTITION");
    static final String OFFSET = nameOf("OFFSET");
    static final String TIMESTAMP = nameOf("TIMESTAMP");
    static final String KEY = nameOf("KEY");
    static final String HEADERS = nameOf("HEADERS");
    static final String MANUAL_COMMIT = nameOf("MANUAL_COMMIT");
    static final String OVERRIDE_TIMESTAMP = nameOf("OVERRIDE_TIMESTAMP");

    private KafkaHeaderNames() {}

    private static String nameOf(String constant) {
        try {
            return (String) KafkaConstants.class.getField(constant).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this camel-kafka has no KafkaConstants." + constant, e);
        }
    }
}
