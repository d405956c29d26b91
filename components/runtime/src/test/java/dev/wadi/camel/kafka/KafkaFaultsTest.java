package dev.wadi.camel.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaFaultsTest {

    @ParameterizedTest
    @MethodSource("errors")
    void sorts(Throwable error, Fault fault) {
        assertThat(Faults.of(error)).isEqualTo(fault);
        // as a producer's future gives it
        assertThat(Faults.of(new ExecutionException(error))).isEqualTo(fault);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(new TimeoutException("no answer"), Fault.PASSING),
                Arguments.of(new NetworkException("cut"), Fault.PASSING),
                Arguments.of(new NotLeaderOrFollowerException("moved"), Fault.PASSING),
                Arguments.of(new NotEnoughReplicasException("one left"), Fault.PASSING),
                Arguments.of(new UnknownTopicOrPartitionException("not made yet"), Fault.PASSING),
                Arguments.of(new CorruptRecordException("damaged on its way"), Fault.PASSING),
                Arguments.of(new OutOfOrderSequenceException("gap"), Fault.PASSING),
                Arguments.of(new InvalidPidMappingException("forgotten"), Fault.PASSING),
                Arguments.of(new TransactionAbortedException("with another"), Fault.PASSING),
                Arguments.of(new RecordTooLargeException("2 MB"), Fault.EVENT),
                Arguments.of(new RecordBatchTooLargeException("2 MB"), Fault.EVENT),
                Arguments.of(new SerializationException("no bytes"), Fault.EVENT),
                Arguments.of(new InvalidRecordException("no key in a compacted topic"), Fault.EVENT),
                Arguments.of(new InvalidTimestampException("from tomorrow"), Fault.EVENT),
                Arguments.of(new SaslAuthenticationException("wrong password"), Fault.SINK),
                Arguments.of(new TopicAuthorizationException("orders"), Fault.SINK),
                Arguments.of(new ProducerFencedException("another copy"), Fault.SINK),
                Arguments.of(new InvalidProducerEpochException("another copy"), Fault.SINK),
                Arguments.of(new UnsupportedVersionException("old broker"), Fault.SINK),
                Arguments.of(new InvalidTopicException("a/b"), Fault.SINK),
                Arguments.of(new ApiException("new in a later version"), Fault.UNKNOWN));
    }

    @Test
    void looksThroughAWrapperAtItsCause() {
        assertThat(Faults.of(new KafkaException("send failed", new TopicAuthorizationException("orders")))).isEqualTo(Fault.SINK);
        assertThat(Faults.of(new ApiException("wrapped", new TimeoutException("no answer")))).isEqualTo(Fault.PASSING);
    }
}
