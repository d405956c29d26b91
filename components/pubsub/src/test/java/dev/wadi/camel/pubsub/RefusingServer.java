package dev.wadi.camel.pubsub;

import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;

/** A gRPC server that answers every call with one status: what the emulator, which knows no rights, never says. */
final class RefusingServer implements AutoCloseable {

    private final PlainServer server;

    private RefusingServer(PlainServer server) {
        this.server = server;
    }

    static RefusingServer with(Status status) throws IOException {
        return new RefusingServer(new PlainServer((method, request, call) -> call.close(status, new Metadata())));
    }

    String endpoint() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
    }
}
