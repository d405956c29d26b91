package dev.wadi.camel.dedup;

import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.FaultClassifier;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.util.Optional;
import java.util.Set;

/**
 * Sorts what Lettuce throws. The first word of an answer says which error it is. Source: Redis 7.0, {@code shared.*err} in
 * {@code server.c}, and the ACL errors.
 */
public final class RedisFaults implements FaultClassifier {

    /** It loads, is busy with a script, lost its primary, is one no longer, is out of memory or of disk. */
    private static final Set<String> PASSING = Set.of("LOADING", "BUSY", "MASTERDOWN", "READONLY", "OOM", "MISCONF", "NOREPLICAS",
            "TRYAGAIN", "CLUSTERDOWN", "UNBLOCKED");
    private static final Set<String> RIGHTS = Set.of("NOAUTH", "WRONGPASS", "NOPERM", "WRONGTYPE");

    @Override
    public Optional<Fault> classify(Throwable error) {
        if (!(error instanceof RedisException)) {
            return Optional.empty();
        }
        if (error instanceof RedisCommandExecutionException && error.getMessage() != null) {
            return Optional.of(byAnswer(error.getMessage()));
        }
        // a connection that the server refused, or a failed command around its answer: the cause knows
        return error.getCause() instanceof RedisException ? Optional.empty() : Optional.of(Fault.PASSING);
    }

    private static Fault byAnswer(String answer) {
        String word = answer.split(" ", 2)[0];
        if (PASSING.contains(word)) {
            return Fault.PASSING;
        }
        return RIGHTS.contains(word) || answer.startsWith("ERR AUTH") ? Fault.SINK : Fault.UNKNOWN;
    }
}
