package dev.wadi.camel.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repositories as a compiled services file names them. */
class CheckpointBeansTest {
    @TempDir
    Path folder;

    @Test
    void fileRepositoryWorksAsAYamlBeanThatNobodyStarts() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            load(context, """
                    - beans:
                        - name: checkpoints
                          type: dev.wadi.camel.state.FileCheckpointRepository
                          properties:
                            directory: "%s/positions"
                    """.formatted(folder));
            CheckpointRepository repository = context.getRegistry()
                    .lookupByNameAndType("checkpoints", CheckpointRepository.class);

            repository.save("users-sync", "{\"_data\":\"82\"}");

            assertThat(folder.resolve("positions/users-sync.positions.json")).exists();
        }
    }

    @Test
    void mongoDbRepositoryTakesItsClientFromTheRegistry() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            load(context, """
                    - beans:
                        - name: mongo-local
                          type: com.mongodb.client.MongoClients
                          factoryMethod: create
                          constructors: { "0": "mongodb://127.0.0.1:1" }
                          destroyMethod: close
                        - name: checkpoints
                          type: dev.wadi.camel.state.MongoDbCheckpointRepository
                          properties:
                            client: "#bean:mongo-local"
                            database: mstream
                            collection: checkpoints
                    """);
            MongoDbCheckpointRepository repository = context.getRegistry()
                    .lookupByNameAndType("checkpoints", MongoDbCheckpointRepository.class);

            assertThat(repository.getClient())
                    .isSameAs(context.getRegistry().lookupByNameAndType("mongo-local", MongoClient.class)).isNotNull();
            assertThat(repository.getDatabase()).isEqualTo("mstream");
            assertThat(repository.getCollection()).isEqualTo("checkpoints");
            repository.getClient().close();
        }
    }

    private static void load(DefaultCamelContext context, String yaml) throws Exception {
        context.start();
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("services.camel.yaml", yaml));
    }
}
