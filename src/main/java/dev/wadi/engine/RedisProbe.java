package dev.wadi.engine;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Map;

/** Asks a Redis server with {@code PING}. */
final class RedisProbe implements ServiceProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Override
    public ServiceAnswer ask(Map<String, String> clientProperties) {
        RedisURI address;
        try {
            address = RedisURI.create(clientProperties.get(ServiceAddress.URL));
        } catch (IllegalArgumentException e) {
            // the exception's own text may hold the password
            return ServiceAnswer.refused("bad address, expected redis://[[user]:password@]host[:port][/database]");
        }
        address.setTimeout(PATIENCE);
        RedisClient client = RedisClient.create(address);
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().ping();
            return ServiceAnswer.ready();
        } catch (RedisException e) {
            return answerTo(address, rootOf(e));
        } finally {
            client.shutdown(Duration.ZERO, PATIENCE);
        }
    }

    private static ServiceAnswer answerTo(RedisURI address, Throwable cause) {
        String reason = address.getHost() + ":" + address.getPort() + ": " + FailureText.of(cause);
        boolean refused = cause instanceof RedisCommandExecutionException && cause.getMessage() != null
                && cause.getMessage().matches("(?s)(WRONGPASS|NOAUTH|NOPERM|ERR AUTH).*");
        return refused ? ServiceAnswer.refused(reason) : ServiceAnswer.silent(reason);
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
