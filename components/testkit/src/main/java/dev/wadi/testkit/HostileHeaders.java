package dev.wadi.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Headers that a stranger may put on a message to steer a Camel endpoint, forge a log line or break out of a header. One corpus for
 * every way into Wadi: whatever comes in with them goes where the route says, with the operation that the route says.
 *
 * <p>Source: the names of Camel's own header constants, and its security advisories on headers in other letter cases.
 */
public final class HostileHeaders {

    /** Where a message goes that one of these headers has led astray. */
    public static final String STOLEN = "stolen";

    private static final String[] STEERING = {
        "CamelKafkaOverrideTopic", "camelkafkaoverridetopic", "kafka.OVERRIDE_TOPIC", "KAFKA.override_topic", "\u212Aafka.OVERRIDE_TOPIC",
        "Kafka.Override_Topic", "CAMELKAFKAOVERRIDETOPIC", "CamelKafkaManualCommit", "kafka.HEADERS",
        "kafka.PARTITION_KEY", "kafka.KEY", "CamelKafkaKey", "kafka.OVERRIDE_TIMESTAMP",
        "CamelMongoDbCollection", "CAMELMONGODBCOLLECTION", "CamelMongoDbDatabase", "CamelMongoDbOperation", "CamelMongoDbCriteria",
        "CamelHttpUri", "camelHTTPuri", "CamelHttpPath", "CamelHttpQuery", "CamelHttpMethod", "CamelHttpRawQuery", "CamelHttpHost",
        "CamelGooglePubsubOrderingKey", "CamelGooglePubsubMessageId",
        "CamelFileName", "camelfilename", "CamelOverruleFileName", "CamelJmsDestinationName", "CamelExecCommandExecutable",
        "CamelBeanMethodName", "CamelToEndpoint", "CamelSqlQuery", "CamelLanguageScript", "CamelTemplate",
        "CamelWadiEventOrigin", "camelwadieventorigin", "camelwadisettlement", "CamelWadiDocumentKey", "CamelWadiSink",
        "org.apache.camel.Exchange", "ORG.APACHE.CAMEL.x"};

    private HostileHeaders() {}

    /** Names and values that steer; none of them may arrive at a sink, in any letter case. */
    public static Map<String, String> steering() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : STEERING) {
            headers.put(name, STOLEN);
        }
        return headers;
    }

    /** Names that look like steering ones and are data, which has to arrive. */
    public static Map<String, String> data() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("camera", "1");
        headers.put("kafkaesque", "2");
        headers.put("x-camel", "3");
        return headers;
    }

    /** Whether a name steers, whatever its letter case is. */
    public static boolean isSteering(String name) {
        for (String steering : STEERING) {
            if (steering.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
