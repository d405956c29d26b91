package dev.wadi.camel.dedup;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Keys in Redis: {@code <prefix>:<name>/<key>}, each with its time to live, by which Redis forgets it.
 *
 * <p>Keys are as durable as that Redis is: without {@code appendonly yes} a restart of it forgets them all, with {@code appendfsync
 * everysec} a crash forgets the last second; what was forgotten may be repeated.
 *
 * <p>Errors: {@link DedupException} with Lettuce's exception as cause; nothing waits longer than {@value #ANSWER_SECONDS} s.
 *
 * <p>Lifecycle and threads: connects at the first use, and again by itself when the connection was lost; commands of a batch go out
 * together, one batch at a time. A stop closes the connection.
 */
public final class RedisIdempotentRepository extends ConfirmedKeyRepository {

    /** First part of every key unless said otherwise. */
    public static final String DEFAULT_PREFIX = "wadi-dedup";

    static final int ANSWER_SECONDS = 10;

    /** Redis answers nobody else during a command, so a batch's question goes in parts. */
    private static final int KEYS_IN_A_COMMAND = 500;

    private String url;
    private String prefix = DEFAULT_PREFIX;
    private RedisClient client;
    private StatefulRedisConnection<String, String> connection;

    public RedisIdempotentRepository() {
        // Redis itself has the clock.
        super(Clock.systemUTC());
    }

    /** Address as Lettuce takes it: {@code redis://[[user]:password@]host[:port][/database]}, {@code rediss://} for TLS. */
    public void setUrl(String url) {
        this.url = url;
    }

    public String getUrl() {
        return url;
    }

    /** First part of every key. */
    public void setPrefix(String prefix) {
        this.prefix = prefix;
    }

    public String getPrefix() {
        return prefix;
    }

    @Override
    protected synchronized void doStop() {
        if (client != null) {
            RedisClient closing = client;
            client = null;
            connection = null;
            closing.shutdown(Duration.ZERO, Duration.ofSeconds(2));
        }
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        List<String> asked = List.copyOf(keys);
        String[] names = names(asked);
        List<List<KeyValue<String, String>>> answers = pipelined("read", redis -> {
            List<RedisFuture<List<KeyValue<String, String>>>> parts = new ArrayList<>();
            for (int from = 0; from < names.length; from += KEYS_IN_A_COMMAND) {
                parts.add(redis.mget(Arrays.copyOfRange(names, from, Math.min(names.length, from + KEYS_IN_A_COMMAND))));
            }
            return parts;
        });
        Set<String> known = new HashSet<>();
        int index = 0;
        for (List<KeyValue<String, String>> part : answers) {
            for (KeyValue<String, String> value : part) {
                if (value.hasValue()) {
                    known.add(asked.get(index));
                }
                index++;
            }
        }
        return known;
    }

    @Override
    public void addAll(Collection<String> keys) {
        String[] names = names(keys);
        // SET ... NX would leave a key its old time to live
        SetArgs forTtl = SetArgs.Builder.px(getTtl());
        pipelined("kept", redis -> {
            List<RedisFuture<String>> answers = new ArrayList<>(names.length);
            for (String name : names) {
                answers.add(redis.set(name, "", forTtl));
            }
            return answers;
        });
    }

    @Override
    void removeAll(Collection<String> keys) {
        unlink(List.of(names(keys)));
    }

    @Override
    void removeEverything() {
        ScanArgs ours = ScanArgs.Builder.matches((prefix + ":" + namePrefix()).replaceAll("([\\\\*?\\[\\]])", "\\\\$1") + "*")
                .limit(KEYS_IN_A_COMMAND);
        ScanCursor cursor = ScanCursor.INITIAL;
        while (!cursor.isFinished()) {
            ScanCursor from = cursor;
            KeyScanCursor<String> found = pipelined("removed", redis -> List.of(redis.scan(from, ours))).get(0);
            unlink(found.getKeys());
            cursor = found;
        }
    }

    private void unlink(List<String> names) {
        if (!names.isEmpty()) {
            pipelined("removed", redis -> List.of(redis.unlink(names.toArray(String[]::new))));
        }
    }

    private String[] names(Collection<String> keys) {
        String first = prefix + ":" + namePrefix();
        return keys.stream().map(key -> first + key).toArray(String[]::new);
    }

    /** Sends the commands in one go and waits for all their answers. */
    private synchronized <T> List<T> pipelined(String what, Function<RedisAsyncCommands<String, String>, List<RedisFuture<T>>> commands) {
        try {
            StatefulRedisConnection<String, String> redis = connected();
            redis.setAutoFlushCommands(false);
            List<RedisFuture<T>> answers;
            try {
                answers = commands.apply(redis.async());
            } finally {
                redis.flushCommands();
                redis.setAutoFlushCommands(true);
            }
            return awaitAll(answers);
        } catch (RedisException e) {
            throw failed(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(what, e);
        }
    }

    private static <T> List<T> awaitAll(List<RedisFuture<T>> answers) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_SECONDS);
        List<T> values = new ArrayList<>(answers.size());
        try {
            for (RedisFuture<T> answer : answers) {
                values.add(answer.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
            }
            return values;
        } catch (TimeoutException e) {
            throw new RedisCommandTimeoutException("no answer in " + ANSWER_SECONDS + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RedisException redis ? redis : new RedisException(e.getCause());
        } finally {
            // those that are answered do not mind
            answers.forEach(answer -> answer.cancel(true));
        }
    }

    private StatefulRedisConnection<String, String> connected() {
        if (client == null) {
            client = RedisClient.create(address());
            client.setOptions(ClientOptions.builder()
                    // Else commands pile up while the server is away, and whoever waits for them does not see why.
                    .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                    .socketOptions(SocketOptions.builder().connectTimeout(Duration.ofSeconds(ANSWER_SECONDS)).build())
                    .build());
        }
        if (connection == null) {
            connection = client.connect();
        }
        return connection;
    }

    private RedisURI address() {
        try {
            RedisURI address = RedisURI.create(required("url", url));
            address.setTimeout(Duration.ofSeconds(ANSWER_SECONDS));
            return address;
        } catch (IllegalArgumentException e) {
            // the exception's own text may hold the password
            throw new DedupException("the address of Redis is not of the form redis://[[user]:password@]host[:port][/database]");
        }
    }

    private static DedupException failed(String what, Exception cause) {
        Throwable root = cause.getCause() instanceof RedisException ? cause.getCause() : cause;
        return new DedupException("keys of delivered events cannot be " + what + " (Redis): " + root.getMessage(), cause);
    }
}
