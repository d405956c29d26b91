package dev.wadi.camel.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.gax.grpc.GrpcStatusCode;
import com.google.api.gax.rpc.ApiExceptionFactory;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import io.grpc.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PubSubFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, PASSING", "DEADLINE_EXCEEDED, PASSING", "RESOURCE_EXHAUSTED, PASSING", "ABORTED, PASSING", "INTERNAL, PASSING",
        "CANCELLED, PASSING", "NOT_FOUND, SINK", "PERMISSION_DENIED, SINK", "UNAUTHENTICATED, SINK", "UNIMPLEMENTED, SINK",
        "INVALID_ARGUMENT, EVENT", "OUT_OF_RANGE, EVENT", "UNKNOWN, UNKNOWN", "FAILED_PRECONDITION, UNKNOWN",
        "ALREADY_EXISTS, UNKNOWN", "DATA_LOSS, UNKNOWN"})
    void sortsEveryCode(Status.Code code, Fault fault) {
        Throwable status = code.toStatus().asRuntimeException();
        Throwable api = ApiExceptionFactory.createException(status, GrpcStatusCode.of(code), false);

        assertThat(Faults.of(status)).isEqualTo(fault);
        assertThat(Faults.of(code.toStatus().asException())).isEqualTo(fault);
        assertThat(Faults.of(api)).isEqualTo(fault);
        assertThat(Faults.of(new PubSubException("could not publish", api))).isEqualTo(fault);
    }

    @Test
    void takesOurOwnWordsForTheEventsFault() {
        assertThat(Faults.of(new PubSubException("it has 101 attributes"))).isEqualTo(Fault.EVENT);
    }
}
