package dev.wadi.testkit.junit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Lets every wait of Awaitility that says nothing else last up to a minute, not its 10 seconds: those are over before a busy
 * machine has elected a primary or started a broker. A wait that succeeds is no longer for it.
 *
 * <p>Found by JUnit through {@code META-INF/services}, once for each JVM of tests that has the testkit.
 */
public final class PatientWaits implements LauncherSessionListener {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(PATIENCE);
    }
}
