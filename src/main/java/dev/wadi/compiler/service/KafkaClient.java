package dev.wadi.compiler.service;

import dev.wadi.catalog.KafkaPropertyNames;
import dev.wadi.catalog.KafkaPropertyNames.Side;
import dev.wadi.compiler.text.PropertyTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a Kafka service says about its clients, by the Java client's names. The values stand in the property table. */
public final class KafkaClient {

    public static final String HEARTBEAT = "heartbeat.interval.ms";
    public static final String SESSION = "session.timeout.ms";
    static final String ACKS = "acks";
    static final String RETRIES = "retries";
    static final String IN_FLIGHT = "max.in.flight.requests.per.connection";
    static final String IDEMPOTENCE = "enable.idempotence";
    /** More than these the broker does not keep in order. */
    static final long IDEMPOTENT_REQUESTS = 5;

    private final String service;
    private final PropertyTable table;
    private final Map<String, String> literals = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();

    KafkaClient(String service, PropertyTable table) {
        this.service = service;
        this.table = table;
    }

    /** The name in the property table for one of the client's properties. */
    String propertyName(String javaName) {
        return service + "." + KafkaPropertyNames.endpointOption(javaName, Side.PRODUCER).replace("additionalProperties.", "");
    }

    void add(String javaName, String literalOrNull) {
        properties.put(javaName, propertyName(javaName));
        if (literalOrNull != null) {
            literals.put(javaName, literalOrNull);
        }
    }

    /** Whether the definition says something about the property. */
    public boolean has(String javaName) {
        return properties.containsKey(javaName);
    }

    /** The value, where the definition says it and it does not come from the environment. */
    public Optional<String> literal(String javaName) {
        return Optional.ofNullable(literals.get(javaName));
    }

    /** The value as a number, where it is one and the definition says it. */
    public OptionalLong number(String javaName) {
        String literal = literals.getOrDefault(javaName, "");
        return literal.matches("\\d{1,12}") ? OptionalLong.of(Long.parseLong(literal)) : OptionalLong.empty();
    }

    /**
     * Whether its producers send idempotently: as the definition says, else wherever the client does not refuse it, which it does together
     * with fewer acknowledgements, no retries, or more requests than the broker keeps in order.
     */
    public boolean isIdempotent() {
        boolean allowed = literal(ACKS).orElse("all").equals("all") && number(RETRIES).orElse(1) > 0
                && number(IN_FLIGHT).orElse(1) <= IDEMPOTENT_REQUESTS;
        return literal(IDEMPOTENCE).map(Boolean::parseBoolean).orElse(allowed);
    }

    /** The endpoint's parameters for a consumer or a producer; properties of the other side only are left out. */
    public Map<String, String> parameters(Side side) {
        Map<String, String> parameters = new LinkedHashMap<>();
        properties.forEach((javaName, property) -> {
            Side its = KafkaPropertyNames.side(javaName);
            if (its == Side.BOTH || its == side) {
                parameters.put(KafkaPropertyNames.endpointOption(javaName, side), table.parameter(property));
            }
        });
        return parameters;
    }

    /** What any client needs to connect, as placeholders by the Java client's names. */
    public Map<String, String> connection() {
        Map<String, String> connection = new LinkedHashMap<>();
        properties.forEach((javaName, property) -> {
            if (KafkaPropertyNames.side(javaName) == Side.BOTH) {
                connection.put(javaName, "{{" + property + "}}");
            }
        });
        return connection;
    }
}
