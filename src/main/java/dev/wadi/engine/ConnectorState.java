package dev.wadi.engine;

import java.util.Locale;

/** Where a connector is in its life. */
public enum ConnectorState {
    /** Its services are being asked, its route is being made. */
    STARTING,
    /** A service does not answer yet. */
    WAITING,
    RUNNING,
    /** It ran and lost its source or sink for a while; it goes on by itself. */
    RETRYING,
    /** Ended by an error and waits to be started again. */
    RESTARTING,
    /** Ended by an error; it does not start again by itself. */
    FAILED,
    /** Ended because somebody asked for it. */
    STOPPED;

    /** Whether the connector is over. */
    public boolean isFinal() {
        return this == FAILED || this == STOPPED;
    }

    /** The word that is shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
