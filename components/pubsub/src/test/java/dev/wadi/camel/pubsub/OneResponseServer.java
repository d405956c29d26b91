package dev.wadi.camel.pubsub;

import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.StreamingPullResponse;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A service that sends some messages in one response and takes down in which order they are given back. The emulator works on several
 * requests at once, so what it sends again does not tell.
 */
final class OneResponseServer implements AutoCloseable {

    private final List<String> givenBack = new CopyOnWriteArrayList<>();
    private final byte[] response;
    private final PlainServer server;
    private boolean sent;

    OneResponseServer(List<PubsubMessage> messages) throws IOException {
        StreamingPullResponse.Builder all = StreamingPullResponse.newBuilder();
        for (int number = 0; number < messages.size(); number++) {
            all.addReceivedMessages(ReceivedMessage.newBuilder().setAckId(Integer.toString(number))
                    .setMessage(messages.get(number).toBuilder().setMessageId(Integer.toString(number))));
        }
        response = all.build().toByteArray();
        server = new PlainServer(this::answer);
    }

    String endpoint() {
        return server.endpoint();
    }

    /** Numbers of messages, in the order in which the service was told. */
    List<String> givenBack() {
        return givenBack;
    }

    private void answer(String method, byte[] request, ServerCall<byte[], byte[]> call) {
        if (method.endsWith("/StreamingPull")) {
            if (!sent) {
                sent = true;
                call.sendMessage(response);
            }
            return; // the stream stays open
        }
        if (method.endsWith("/ModifyAckDeadline")) {
            takeDown(request);
        }
        call.sendMessage(Empty.getDefaultInstance().toByteArray());
        call.close(Status.OK, new Metadata());
    }

    private void takeDown(byte[] request) {
        try {
            ModifyAckDeadlineRequest change = ModifyAckDeadlineRequest.parseFrom(request);
            if (change.getAckDeadlineSeconds() == 0) {
                givenBack.addAll(change.getAckIdsList());
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
