package dev.wadi.camel.kafka;

import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.FaultClassifier;
import java.util.Optional;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Sorts what Kafka's client throws. Source: the client's own notion of retriable errors; the rest by their documentation.
 */
public final class KafkaFaults implements FaultClassifier {

    @Override
    public Optional<Fault> classify(Throwable error) {
        return error instanceof KafkaException ? Optional.ofNullable(faultOf(error)) : Optional.empty();
    }

    private static Fault faultOf(Throwable error) {
        if (error instanceof RecordTooLargeException || error instanceof RecordBatchTooLargeException
                || error instanceof SerializationException || error instanceof InvalidRecordException
                || error instanceof InvalidTimestampException) {
            return Fault.EVENT;
        }
        if (error instanceof AuthenticationException || error instanceof AuthorizationException
                || error instanceof ProducerFencedException || error instanceof InvalidProducerEpochException
                || error instanceof UnsupportedVersionException || error instanceof InvalidTopicException) {
            return Fault.SINK;
        }
        // a corrupt record is one that arrived damaged; the others leave a producer that starts anew by itself
        if (error instanceof RetriableException || error instanceof UnknownTopicOrPartitionException
                || error instanceof CorruptRecordException || error instanceof OutOfOrderSequenceException
                || error instanceof InvalidPidMappingException || error instanceof InterruptException
                || error instanceof TransactionAbortedException) {
            return Fault.PASSING;
        }
        // wrappers say less than their cause
        return error instanceof ApiException && error.getCause() == null ? Fault.UNKNOWN : null;
    }
}
