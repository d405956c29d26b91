package dev.wadi.camel.pubsub;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.FaultClassifier;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/** Sorts what Google's client throws at a publish. Source: Pub/Sub's error codes and which of them its documents say to retry. */
public final class PubSubFaults implements FaultClassifier {

    @Override
    public Optional<Fault> classify(Throwable error) {
        if (error instanceof PubSubException) {
            // with a cause the cause says it; without one it is our own word about an event
            return error.getCause() == null ? Optional.of(Fault.EVENT) : Optional.empty();
        }
        if (error instanceof ApiException api) {
            return Optional.of(faultOf(api.getStatusCode().getCode()));
        }
        if (error instanceof StatusRuntimeException status) {
            return Optional.of(faultOf(StatusCode.Code.valueOf(status.getStatus().getCode().name())));
        }
        if (error instanceof StatusException status) {
            return Optional.of(faultOf(StatusCode.Code.valueOf(status.getStatus().getCode().name())));
        }
        return Optional.empty();
    }

    private static Fault faultOf(StatusCode.Code code) {
        return switch (code) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, INTERNAL, CANCELLED -> Fault.PASSING;
            // a message that is too large, or none that the topic's schema takes
            case INVALID_ARGUMENT, OUT_OF_RANGE -> Fault.EVENT;
            case NOT_FOUND, PERMISSION_DENIED, UNAUTHENTICATED, UNIMPLEMENTED -> Fault.SINK;
            case OK, UNKNOWN, ALREADY_EXISTS, FAILED_PRECONDITION, DATA_LOSS -> Fault.UNKNOWN;
        };
    }
}
