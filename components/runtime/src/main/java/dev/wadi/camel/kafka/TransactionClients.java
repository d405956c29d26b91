package dev.wadi.camel.kafka;

import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.kafka.clients.producer.Producer;

/**
 * Gives one sink's endpoint the producer of its transaction.
 *
 * <p>Given to that endpoint by {@link KafkaTransaction} itself and never a bean: Camel hands the only {@code KafkaClientFactory} of
 * a registry to every Kafka endpoint of the context. Endpoints of one address are one endpoint, whichever routes they are in, so the
 * address must have a {@value #MARK} of its own.
 */
final class TransactionClients extends DefaultKafkaClientFactory {

    /** Additional property that sets the endpoint apart; the client never sees it. */
    static final String MARK = "wadi.transaction";

    private final TransactionalProducer producer;
    private final String transactionalId;

    private TransactionClients(TransactionalProducer producer, String transactionalId) {
        this.producer = producer;
        this.transactionalId = transactionalId;
    }

    static void install(KafkaEndpoint endpoint, TransactionalProducer producer, String transactionalId) {
        if (!endpoint.getConfiguration().getAdditionalProperties().containsKey(MARK)) {
            throw new IllegalArgumentException("the kafka: endpoint of transaction " + transactionalId
                    + " may be another route's too; it needs additionalProperties." + MARK + "=" + transactionalId);
        }
        if (endpoint.getConfiguration().getTransactionalId() != null || endpoint.getConfiguration().isTransacted()) {
            throw new IllegalArgumentException("the kafka: endpoint of transaction " + transactionalId + " has a transaction of its own");
        }
        endpoint.setKafkaClientFactory(new TransactionClients(producer, transactionalId));
    }

    @Override
    public Producer<?, ?> getProducer(Properties properties) {
        return producer.shell(properties, transactionalId);
    }

    /** What follows from an error of the client that is not an event's own. */
    static Fault faultOf(Throwable error) {
        Fault fault = Faults.of(error);
        return fault == Fault.EVENT ? Fault.UNKNOWN : fault;
    }
}
