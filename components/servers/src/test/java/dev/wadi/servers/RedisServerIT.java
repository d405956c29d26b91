package dev.wadi.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("redisIsThere")
class RedisServerIT {
    @TempDir
    Path folder;

    /** Where CI requires servers the class runs all the same, and fails. */
    static boolean redisIsThere() {
        try {
            RedisBinary.find();
            return true;
        } catch (ServerNotFoundException e) {
            System.out.println("SKIPPED " + RedisServerIT.class.getName() + " needs a server: " + e.getMessage());
            return Boolean.parseBoolean(System.getenv("CI"));
        }
    }

    @Test
    void keepsAcknowledgedDataThroughAKill() throws IOException {
        try (RedisServer redis = RedisServer.launch(RedisOptions.defaults().withFolder(folder.resolve("redis")))) {
            assertThat(ask(redis, "SET key value")).isEqualTo("+OK\r\n");
            String url = redis.url();
            redis.kill();
            assertThat(redis.alive()).isFalse();

            redis.start();

            assertThat(redis.url()).isEqualTo(url);
            assertThat(ask(redis, "EXISTS key")).isEqualTo(":1\r\n");
        }
        assertThat(folder.resolve("redis")).doesNotExist();
    }

    @Test
    void wantsThePassword() throws IOException {
        try (RedisServer redis = RedisServer.launch(RedisOptions.defaults().withPassword("hunter2"))) {
            assertThat(redis.url()).startsWith("redis://:hunter2@127.0.0.1:");
            assertThat(ask(redis, "GET key")).startsWith("-NOAUTH");
            assertThat(ask(redis, "AUTH hunter2")).isEqualTo("+OK\r\n");
        }
    }

    @Test
    void showsItsLogWhenItDoesNotStart() {
        assertThatThrownBy(() -> RedisServer.launch(RedisOptions.defaults().withArguments("--no-such-option", "1")))
                .isInstanceOf(ServerStartException.class).hasMessageContaining("no-such-option");
    }

    @Test
    void namesEveryWayToProvideOne() {
        Machine bare = new Machine(Map.of("PATH", folder.toString()), Map.of("backend.redis", folder.resolve("none").toString()));

        assertThatThrownBy(() -> new RedisBinary(bare).locate()).isInstanceOf(ServerNotFoundException.class)
                .hasMessageContaining("WADI_REDIS").hasMessageContaining("apt-get install redis-server");
    }

    private static String ask(RedisServer redis, String command) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(redis.url()).getPort())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[200];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, length, StandardCharsets.US_ASCII);
        }
    }
}
