package dev.wadi.camel.pubsub;

import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;

/** A gRPC server on loopback that hands every request to one function, in the order of their arrival. Closing it ends every call. */
final class PlainServer implements AutoCloseable {

    private final Server server;

    /** Answers a request, at once or later, and closes the call or not. */
    interface Answers {
        void answer(String method, byte[] request, ServerCall<byte[], byte[]> call);
    }

    PlainServer(Answers answers) throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0)).directExecutor()
                .fallbackHandlerRegistry(new HandlerRegistry() {
                    @Override
                    public ServerMethodDefinition<?, ?> lookupMethod(String name, String authority) {
                        return ServerMethodDefinition.create(method(name), handler(name, answers));
                    }
                }).build().start();
    }

    String endpoint() {
        return "127.0.0.1:" + server.getPort();
    }

    private static ServerCallHandler<byte[], byte[]> handler(String method, Answers answers) {
        return (call, headers) -> {
            call.sendHeaders(new Metadata());
            call.request(Integer.MAX_VALUE);
            return new ServerCall.Listener<>() {
                @Override
                public void onMessage(byte[] request) {
                    answers.answer(method, request, call);
                }
            };
        };
    }

    private static MethodDescriptor<byte[], byte[]> method(String name) {
        return MethodDescriptor.<byte[], byte[]>newBuilder().setFullMethodName(name).setType(MethodDescriptor.MethodType.UNKNOWN)
                .setRequestMarshaller(new Bytes()).setResponseMarshaller(new Bytes()).build();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
