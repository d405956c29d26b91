package dev.wadi.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TcpProxyTest {
    private static final int SILENCE_MILLIS = 200;

    private EchoServer server;
    private TcpProxy proxy;

    @BeforeEach
    void open() throws IOException {
        server = new EchoServer();
        proxy = TcpProxy.before(server.address());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void carriesEveryByteBothWays() throws Exception {
        byte[] sent = new byte[3_000_000];
        new Random(1).nextBytes(sent);
        try (Socket client = connect()) {
            CompletableFuture<Void> sending = send(client, sent);
            assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
            sending.get();
        }
        assertThat(server.seen()).isEqualTo(sent);
        assertThat(proxy.passed(Direction.TO_SERVER)).isEqualTo(sent.length);
        assertThat(proxy.passed(Direction.TO_CLIENT)).isEqualTo(sent.length);
    }

    @Test
    void passesTheEndOfTheStreamOn() throws Exception {
        try (Socket client = connect()) {
            client.getOutputStream().write("last words".getBytes(StandardCharsets.UTF_8));
            client.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("last words");
        }
        server.firstEnd().get(60, TimeUnit.SECONDS);
        await().until(() -> proxy.connections() == 0);
    }

    @Test
    void cutsBothSidesAndAcceptsAgain() throws Exception {
        try (Socket client = connect()) {
            assertAnswers(client);

            proxy.cut();

            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThatThrownBy(() -> server.firstEnd().get(60, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SocketException.class);
            assertThat(proxy.connections()).isZero();
        }
        try (Socket next = connect()) {
            assertAnswers(next);
        }
        assertThat(proxy.accepted()).isEqualTo(2);
    }

    @Test
    void refusesNewConnectionsWhileOpenOnesGoOn() throws Exception {
        try (Socket open = connect()) {
            assertAnswers(open);

            proxy.refuse();

            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
            assertAnswers(open);
            proxy.accept();
            try (Socket next = connect()) {
                assertAnswers(next);
            }
        }
    }

    @Test
    void forwardsNothingThroughTheBlackHoleAndEverythingAfterIt() throws Exception {
        try (Socket open = connect()) {
            assertAnswers(open);

            proxy.blackHole();

            open.getOutputStream().write('a');
            assertSilent(open);
            try (Socket next = connect()) {
                next.getOutputStream().write('b');
                assertSilent(next);
                assertThat(server.seen()).hasSize(1);
                proxy.forward();
                assertThat(next.getInputStream().read()).isEqualTo('b');
            }
            assertThat(open.getInputStream().read()).isEqualTo('a');
        }
    }

    @Test
    void losesWhatTheBlackHoleHeldWhenItIsCut() throws Exception {
        try (Socket client = connect()) {
            assertAnswers(client);
            proxy.blackHole();
            client.getOutputStream().write("lost".getBytes(StandardCharsets.UTF_8));
            assertSilent(client);

            proxy.cut();
            proxy.forward();
        }
        assertThatThrownBy(() -> server.firstEnd().get(60, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void delaysEachDirectionWithoutMakingBytesFew() throws Exception {
        byte[] sent = new byte[3_200_000]; // 200 pieces and more: one after another they would take 200 delays
        try (Socket client = connect()) {
            assertAnswers(client);
            proxy.delay(Direction.TO_SERVER, Duration.ofMillis(200));
            proxy.delay(Direction.TO_CLIENT, Duration.ofMillis(100));

            long start = System.nanoTime();
            CompletableFuture<Void> sending = send(client, sent);
            client.getInputStream().readNBytes(1);
            Duration first = Duration.ofNanos(System.nanoTime() - start);
            client.getInputStream().readNBytes(sent.length - 1);
            Duration all = Duration.ofNanos(System.nanoTime() - start);
            sending.get();

            assertThat(first).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            assertThat(all).isLessThan(Duration.ofSeconds(20));
            proxy.restore();
            assertAnswers(client);
        }
    }

    @Test
    void limitsOneDirection() throws Exception {
        byte[] sent = new byte[200_000];
        try (Socket client = connect()) {
            proxy.limit(Direction.TO_SERVER, 500_000);

            long start = System.nanoTime();
            CompletableFuture<Void> sending = send(client, sent);
            client.getInputStream().readNBytes(sent.length);
            sending.get();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
        }
    }

    @Test
    void letsGoWhatWaitsForALimitWhenTheLimitIsLifted() throws Exception {
        try (Socket client = connect()) {
            proxy.limit(Direction.TO_SERVER, 1);
            client.getOutputStream().write("a minute at one byte a second, and then some more of it".getBytes(StandardCharsets.UTF_8));
            assertSilent(client);

            proxy.limit(Direction.TO_SERVER, 0);

            assertThat(client.getInputStream().read()).isEqualTo('a');
        }
    }

    @Test
    void resetsTheClientWhoseServerIsGone() throws Exception {
        server.close();
        assertResets(proxy);
        try (TcpProxy nowhere = TcpProxy.listen()) {
            assertResets(nowhere);
        }
    }

    @Test
    void cutsEverythingWhenItCloses() throws Exception {
        try (Socket client = connect()) {
            assertAnswers(client);

            proxy.close();

            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
            proxy.accept();
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        }
    }

    private Socket connect() throws IOException {
        return connect(proxy);
    }

    private static Socket connect(TcpProxy proxy) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", proxy.port()), 5000);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static CompletableFuture<Void> send(Socket client, byte[] bytes) {
        return CompletableFuture.runAsync(() -> {
            try {
                client.getOutputStream().write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void assertAnswers(Socket client) throws IOException {
        client.getOutputStream().write('?');
        assertThat(client.getInputStream().read()).isEqualTo('?');
    }

    /** The reset may come as early as while the client still sets its socket up. */
    private static void assertResets(TcpProxy proxy) {
        assertThatThrownBy(() -> {
            try (Socket client = connect(proxy)) {
                client.getInputStream().read();
            }
        }).isInstanceOf(SocketException.class).isNotInstanceOf(ConnectException.class);
    }

    private static void assertSilent(Socket client) throws IOException {
        client.setSoTimeout(SILENCE_MILLIS);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(20_000);
    }
}
