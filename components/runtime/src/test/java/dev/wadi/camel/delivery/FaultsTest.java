package dev.wadi.camel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.encoding.EncodingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FaultsTest {

    @Test
    void knowsNetworkErrorsOfAnyLibrary() {
        assertThat(Faults.of(new ConnectException("refused"))).isEqualTo(Fault.PASSING);
        assertThat(Faults.of(new UncheckedIOException(new IOException("cut")))).isEqualTo(Fault.PASSING);
        assertThat(Faults.of(new TimeoutException())).isEqualTo(Fault.PASSING);
    }

    @Test
    void blamesTheEventForWhatCannotBeConverted() {
        assertThat(Faults.of(new IllegalStateException(EncodingException.unusable("no document", null)))).isEqualTo(Fault.EVENT);
    }

    @Test
    void knowsNothingOfOthers() {
        assertThat(Faults.of(new IllegalStateException("who knows"))).isEqualTo(Fault.UNKNOWN);
        assertThat(Faults.of(new NullPointerException())).isEqualTo(Fault.UNKNOWN);
    }

    @Test
    void doesNotFollowCausesInACircle() {
        Exception first = new IllegalStateException("first");
        Exception second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThat(Faults.of(first)).isEqualTo(Fault.UNKNOWN);
    }
}
