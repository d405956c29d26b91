package dev.wadi.control;

import dev.wadi.camel.state.FileCheckpointRepository;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder of everything that Wadi keeps between two runs: {@code WADI_STATE}, by default {@value #DEFAULT} in the working
 * directory.
 */
public final class StateFolder {

    public static final String VARIABLE = "WADI_STATE";
    public static final String DEFAULT = ".wadi";

    private StateFolder() {}

    public static Path of(Map<String, String> environment) {
        String configured = environment.getOrDefault(VARIABLE, "");
        return Path.of(configured.isBlank() ? DEFAULT : configured);
    }

    /** The positions kept as files in it. */
    public static PositionStore.Opened positions(Map<String, String> environment) {
        FileCheckpointRepository repository = new FileCheckpointRepository();
        repository.setDirectory(of(environment).resolve("positions").toString());
        repository.start();
        return new PositionStore.Opened() {
            @Override
            public Positions positions() {
                return new Positions(repository);
            }

            @Override
            public void close() {
                repository.stop();
            }
        };
    }
}
