package dev.wadi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailureTextTest {

    @Test
    void addsTheRootWhereItSaysMore() {
        assertThat(FailureText.of(new IllegalStateException("cannot save", new IOException("disk full"))))
                .isEqualTo("cannot save (disk full)");
        assertThat(FailureText.of(new IllegalStateException("cannot save: disk full", new IOException("disk full"))))
                .isEqualTo("cannot save: disk full");
    }

    @Test
    void skipsWrappers() {
        assertThat(FailureText.of(new ExecutionException(new RuntimeException(new IOException("disk full")))))
                .isEqualTo("disk full");
    }

    @Test
    void namesTypeOfFailureWithoutMessage() {
        assertThat(FailureText.of(new NullPointerException())).isEqualTo("NullPointerException");
    }

    @Test
    void namesTypeWhereTheMessageIsButAName() {
        assertThat(FailureText.of(new NoClassDefFoundError("jakarta/jms/Destination")))
                .isEqualTo("NoClassDefFoundError: jakarta/jms/Destination");
    }

    @Test
    void isOneLineWithoutUserAndPassword() {
        assertThat(FailureText.clean("cannot reach\n  mongodb+srv://me:p%40ss@host/db?x=1"))
                .isEqualTo("cannot reach mongodb+srv://****@host/db?x=1");
    }
}
