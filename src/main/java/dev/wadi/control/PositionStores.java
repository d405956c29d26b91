package dev.wadi.control;

import dev.wadi.camel.state.CheckpointRepository;
import dev.wadi.camel.state.FileCheckpointRepository;
import dev.wadi.engine.ServiceBeans;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the positions: in files under {@code WADI_STATE}, by default {@value #DEFAULT_STATE} in the working directory, or in the
 * store that a definition names.
 */
public final class PositionStores implements PositionStore {

    public static final String STATE_VARIABLE = "WADI_STATE";
    public static final String DEFAULT_STATE = ".wadi";

    private final DefinitionCompiler compiler;
    private final Map<String, String> environment;

    public PositionStores(DefinitionCompiler compiler, Map<String, String> environment) {
        this.compiler = compiler;
        this.environment = environment;
    }

    /** @throws BadDefinitionException when there are errors in the definition */
    @Override
    public Opened open(Optional<Path> definition) {
        return definition.map(this::ofDefinition).orElseGet(this::files);
    }

    private Opened ofDefinition(Path definition) {
        Compilation compilation = compiler.compile(definition);
        if (compilation.problems().hasErrors()) {
            throw new BadDefinitionException(definition, compilation.problems());
        }
        ServiceBeans beans = ServiceBeans.make(compilation.routes());
        Optional<CheckpointRepository> repository = beans.checkpoints();
        if (repository.isEmpty()) {
            beans.close();
            return files();
        }
        return new Store(repository.get(), beans::close);
    }

    private Opened files() {
        String configured = environment.getOrDefault(STATE_VARIABLE, "");
        FileCheckpointRepository repository = new FileCheckpointRepository();
        repository.setDirectory(Path.of(configured.isBlank() ? DEFAULT_STATE : configured, "positions").toString());
        repository.start();
        return new Store(repository, repository::stop);
    }

    private record Store(CheckpointRepository repository, Runnable closing) implements Opened {

        @Override
        public Positions positions() {
            return new Positions(repository);
        }

        @Override
        public void close() {
            closing.run();
        }
    }
}
