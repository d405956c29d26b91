package dev.wadi.control;

import java.nio.file.Path;
import java.util.Optional;

/** Where positions are kept, for the time of one look at them. */
@FunctionalInterface
public interface PositionStore {

    /** @param definition whose store is meant; empty for the files under {@code WADI_STATE} */
    Opened open(Optional<Path> definition);

    /** Positions, and what has to be closed after the look. */
    interface Opened extends AutoCloseable {

        Positions positions();

        @Override
        void close();
    }
}
