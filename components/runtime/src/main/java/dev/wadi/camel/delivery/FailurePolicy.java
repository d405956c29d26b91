package dev.wadi.camel.delivery;

import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.FailureRule;
import dev.wadi.camel.batch.OnFailure;
import dev.wadi.camel.deadletter.DeadLetterStore;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;

/**
 * Says what becomes of events that cannot be delivered, and writes the dead letters of a batch before its position moves. As a
 * Camel policy it stands around all steps of a route behind its source.
 *
 * <p>Errors that are no event's fault ({@link Fault#SINK}) stop the connector whatever the rule is: dead letters are no place for a
 * whole stream. Errors of the store are tried again like those of a sink, and then fail the batch, which settles nothing.
 *
 * <p>Lifecycle and threads: one bean for each route; rules and store are set before the route starts.
 */
public final class FailurePolicy implements Policy, FailureRule {

    private OnFailure onFailure = OnFailure.stop;
    private String onFailureOf;
    private Map<String, OnFailure> rules = Map.of();
    private DeadLetterStore deadLetters;
    private String connector;
    private String definitionHash = "";
    private String encoding = "";

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to change in the steps inside
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        boolean needsStore = onFailure == OnFailure.dead_letter || rules.containsValue(OnFailure.dead_letter);
        if (needsStore && deadLetters == null) {
            throw new IllegalArgumentException("onFailure dead_letter of route " + route.getRouteId() + " needs the property deadLetters");
        }
        return new FailureProcessor(this, route, steps);
    }

    @Override
    public OnFailure decide(EventFailure failure) {
        if (Faults.of(failure.cause()) == Fault.SINK) {
            return OnFailure.stop;
        }
        return failure.sink() == null ? onFailure : rules.getOrDefault(failure.sink(), onFailure);
    }

    /** The rule of all steps and sinks that have none of their own; default {@code stop}. */
    public void setOnFailure(OnFailure onFailure) {
        this.onFailure = onFailure;
    }

    public OnFailure getOnFailure() {
        return onFailure;
    }

    /** Rules of single sinks, by the id of the sink's step: {@code orders-sink-1=skip, orders-sink-2=dead_letter}. */
    public void setOnFailureOf(String onFailureOf) {
        Map<String, OnFailure> rules = new LinkedHashMap<>();
        for (String rule : onFailureOf.split(",")) {
            int equals = rule.lastIndexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("onFailureOf needs sink=rule, found " + rule.strip());
            }
            rules.put(rule.substring(0, equals).strip(), OnFailure.valueOf(rule.substring(equals + 1).strip()));
        }
        this.rules = Map.copyOf(rules);
        this.onFailureOf = onFailureOf;
    }

    public String getOnFailureOf() {
        return onFailureOf;
    }

    /** Where dead letters go. */
    public void setDeadLetters(DeadLetterStore deadLetters) {
        this.deadLetters = deadLetters;
    }

    public DeadLetterStore getDeadLetters() {
        return deadLetters;
    }

    /** Name of the connector; the route's id when not set. */
    public void setConnector(String connector) {
        this.connector = connector;
    }

    public String getConnector() {
        return connector;
    }

    /** SHA-256 of the connector's definition, kept with each dead letter. */
    public void setDefinitionHash(String definitionHash) {
        this.definitionHash = definitionHash;
    }

    public String getDefinitionHash() {
        return definitionHash;
    }

    /** Encoding of the bodies that the source delivers, kept with each dead letter. */
    public void setEncoding(String encoding) {
        this.encoding = encoding;
    }

    public String getEncoding() {
        return encoding;
    }
}
