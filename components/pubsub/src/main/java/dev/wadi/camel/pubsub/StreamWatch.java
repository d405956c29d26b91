package dev.wadi.camel.pubsub;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;

/**
 * Sees the streams of a subscriber open and break. Google's subscriber opens a broken stream again by itself, with growing pauses, and
 * tells nobody.
 */
final class StreamWatch implements ClientInterceptor {

    private static final String STREAM = "google.pubsub.v1.Subscriber/StreamingPull";

    /** Called on threads of gRPC, which it must not keep waiting. */
    interface Listener {
        void opened();

        void broken(Status status);
    }

    private final Listener listener;

    StreamWatch(Listener listener) {
        this.listener = listener;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel channel) {
        ClientCall<Q, A> call = channel.newCall(method, options);
        return method.getFullMethodName().equals(STREAM) ? new Watched<>(call) : call;
    }

    private final class Watched<Q, A> extends SimpleForwardingClientCall<Q, A> {

        private Watched(ClientCall<Q, A> call) {
            super(call);
        }

        @Override
        public void start(ClientCall.Listener<A> responses, Metadata headers) {
            super.start(new SimpleForwardingClientCallListener<>(responses) {
                @Override
                public void onReady() {
                    listener.opened();
                    super.onReady();
                }

                @Override
                public void onClose(Status status, Metadata trailers) {
                    listener.broken(status);
                    super.onClose(status, trailers);
                }
            }, headers);
        }
    }
}
