package dev.wadi.camel.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import io.lettuce.core.RedisReadOnlyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisFaultsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "OOM command not allowed when used memory > 'maxmemory'. | PASSING",
        "MISCONF Redis is configured to save RDB snapshots, but it is currently unable to persist on disk. | PASSING",
        "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'. | PASSING",
        "NOREPLICAS Not enough good replicas to write. | PASSING",
        "NOAUTH Authentication required. | SINK",
        "WRONGPASS invalid username-password pair or user is disabled. | SINK",
        "NOPERM this user has no permissions to run the 'set' command | SINK",
        "WRONGTYPE Operation against a key holding the wrong kind of value | SINK",
        "ERR AUTH <password> called without any password configured | SINK",
        "ERR unknown command 'mget' | UNKNOWN"})
    void sortsAnAnswerByItsFirstWord(String answer, Fault fault) {
        assertThat(Faults.of(new RedisCommandExecutionException(answer))).isEqualTo(fault);
    }

    @Test
    void sortsWhatIsNoAnswerAsPassing() {
        assertThat(Faults.of(new RedisCommandTimeoutException("no answer in 10 s"))).isEqualTo(Fault.PASSING);
        assertThat(Faults.of(new RedisConnectionException("Connection refused"))).isEqualTo(Fault.PASSING);
        assertThat(Faults.of(new RedisException("Currently not connected. Commands are rejected."))).isEqualTo(Fault.PASSING);
        assertThat(Faults.of(new RedisLoadingException("LOADING Redis is loading the dataset in memory"))).isEqualTo(Fault.PASSING);
        assertThat(Faults.of(new RedisBusyException("BUSY Redis is busy running a script."))).isEqualTo(Fault.PASSING);
        assertThat(Faults.of(new RedisReadOnlyException("READONLY You can't write against a read only replica.")))
                .isEqualTo(Fault.PASSING);
    }

    @Test
    void looksBehindAConnectionThatTheServerRefused() {
        RedisException refused = new RedisCommandExecutionException("WRONGPASS invalid username-password pair");

        assertThat(Faults.of(new DedupException("cannot", new RedisConnectionException("Unable to connect", refused))))
                .isEqualTo(Fault.SINK);
    }
}
