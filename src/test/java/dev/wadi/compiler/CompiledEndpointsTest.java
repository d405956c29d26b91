package dev.wadi.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.Golden;
import dev.wadi.camel.batch.OnFailure;
import dev.wadi.camel.deadletter.FileDeadLetterStore;
import dev.wadi.camel.deadletter.KafkaDeadLetterStore;
import dev.wadi.camel.deadletter.MongoDbDeadLetterStore;
import dev.wadi.camel.delivery.FailurePolicy;
import dev.wadi.camel.http.EventRequest;
import dev.wadi.camel.http.HttpService;
import dev.wadi.camel.http.RedirectPolicy;
import dev.wadi.camel.mongodb.LostPositionPolicy;
import dev.wadi.camel.mongodb.MongoDbChangesConfiguration;
import dev.wadi.camel.mongodb.MongoDbChangesEndpoint;
import dev.wadi.definition.reader.DefinitionReader;
import dev.wadi.problem.Problems;
import dev.wadi.route.CompiledRoutes;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.bson.BsonArray;
import org.junit.jupiter.api.Test;

/** What arrives at the endpoints of compiled routes, after Camel's placeholders and addresses. */
class CompiledEndpointsTest {

    private static CompiledRoutes compile(String name) {
        Problems problems = new Problems();
        return RouteCompiler.compile(
                DefinitionReader.read(Golden.file("test/resources/compile/" + name + "/connector.toml"), problems), problems);
    }

    private static Map<String, String> producer(KafkaEndpoint endpoint) {
        return texts(endpoint.getConfiguration().createProducerProperties());
    }

    private static Map<String, String> texts(Properties properties) {
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((name, value) -> texts.put(name.toString(), value.toString()));
        return texts;
    }

    @Test
    void carriesSecretsAsTheyWereWritten() throws Exception {
        try (LoadedRoutes loaded = LoadedRoutes.configured(compile("secrets"))) {
            KafkaEndpoint sink = loaded.endpoints(KafkaEndpoint.class).get(0);

            assertThat(sink.getConfiguration().getTopic()).isEqualTo("TOPIC");
            assertThat(producer(sink)).containsEntry("ssl.key.password", "hunter4")
                    .containsEntry("ssl.keystore.type", "PEM")
                    .containsEntry("ssl.keystore.key", "${directory:/etc/kafka:client.key}")
                    .containsEntry("sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required "
                            + "username=\"app\" password=\"hunter\\\"3\\\\\";");
            assertThat(loaded.endpoints(KafkaEndpoint.class)).noneMatch(endpoint -> endpoint.getEndpointUri().contains("hunter"));
        }
    }

    @Test
    void carriesSecretsOfTheEnvironmentWithAnyCharacter() throws Exception {
        try (LoadedRoutes loaded = LoadedRoutes.configured(compile("kafka-source"))) {
            KafkaConfiguration source = loaded.endpoints(KafkaEndpoint.class).get(0).getConfiguration();

            assertThat(texts(source.createConsumerProperties())).containsEntry("sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"reader\" "
                            + "password=\"p&q+%41 =#)x\";")
                    .containsEntry("client.id", "archive 1")
                    .containsEntry("request.timeout.ms", "20000")
                    .containsEntry("ssl.truststore.location", "/etc/kafka/ca.pem")
                    .containsEntry("isolation.level", "read_committed")
                    .containsEntry("auto.offset.reset", "earliest");
            assertThat(source.getBrokers()).isEqualTo("one:9092,two:9092");
            assertThat(source.getGroupId()).isEqualTo("archive");
            assertThat(source.isBatching()).isTrue();
            assertThat(source.isBreakOnFirstError()).isTrue();
            assertThat(source.getAutoCommitEnable()).isFalse();
        }
    }

    @Test
    void givesEachProducerWhatItsServiceSays() throws Exception {
        try (LoadedRoutes loaded = LoadedRoutes.configured(compile("kafka-sink"))) {
            List<KafkaEndpoint> sinks = loaded.endpoints(KafkaEndpoint.class);

            assertThat(producer(sinks.get(0))).containsEntry("acks", "all").containsEntry("enable.idempotence", "true")
                    .containsEntry("max.in.flight.requests.per.connection", "1").containsEntry("linger.ms", "0").containsEntry("buffer.memory", "67108864")
                    .containsEntry("compression.type", "zstd").containsEntry("max.request.size", "10485760")
                    .containsEntry("delivery.timeout.ms", "10000").containsEntry("request.timeout.ms", "10000")
                    .containsEntry("ssl.endpoint.identification.algorithm", "")
                    .doesNotContainKey("max.poll.interval.ms");
            assertThat(producer(sinks.get(1))).containsEntry("acks", "1").containsEntry("enable.idempotence", "false")
                    .containsEntry("max.in.flight.requests.per.connection", "1");
        }
    }

    @Test
    void givesTheChangeStreamEveryOption() throws Exception {
        try (LoadedRoutes loaded = LoadedRoutes.configured(compile("mongodb-source"))) {
            MongoDbChangesEndpoint endpoint = loaded.endpoints(MongoDbChangesEndpoint.class).get(0);
            MongoDbChangesConfiguration source = endpoint.getConfiguration();

            assertThat(endpoint.getDatabase()).isEqualTo("app_db");
            assertThat(endpoint.getCollection()).isEqualTo("users,orders");
            assertThat(source.getClient()).isNotNull();
            assertThat(source.getCheckpoint()).isNotNull();
            assertThat(source.getMaxBatchSize()).isEqualTo(100);
            assertThat(source.getDrainTimeout()).isEqualTo(30_000);
            assertThat(source.getOnLostPosition()).isEqualTo(LostPositionPolicy.fromTime);
            assertThat(source.isEventAttributes()).isTrue();
            assertThat(BsonArray.parse(source.getPipeline())).isEqualTo(
                    BsonArray.parse("[{\"$match\": {\"operationType\": {\"$in\": [\"insert\", \"delete\"]}}}]"));
        }
    }

    @Test
    void givesStoresOfDeadLettersWhatTheirServicesSay() throws Exception {
        try (LoadedRoutes loaded = LoadedRoutes.configured(compile("dead-letters"))) {
            KafkaDeadLetterStore topic = loaded.bean("to-topic-dead-letters", KafkaDeadLetterStore.class);
            assertThat(topic.getTopic()).isEqualTo("DEAD_TOPIC");
            assertThat(topic.getClientProperties()).isEqualTo(Map.of("bootstrap.servers", "localhost:9092",
                    "security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN", "sasl.jaas.config",
                    "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"app\" password=\"p&q+%41 =#)x\";"));
            MongoDbDeadLetterStore collection = loaded.bean("to-collection-dead-letters", MongoDbDeadLetterStore.class);
            assertThat(collection.getClient()).isNotNull();
            assertThat(collection.getDatabase()).isEqualTo("ops");
            assertThat(collection.getCollection()).isEqualTo("dead");
            assertThat(loaded.bean("to-files-dead-letters", FileDeadLetterStore.class).getDirectory()).endsWith("/dead-letters");

            FailurePolicy failures = loaded.bean("to-topic-failures", FailurePolicy.class);
            assertThat(failures.getDeadLetters()).isSameAs(topic);
            assertThat(failures.getEncoding()).isEqualTo("json");
            assertThat(failures.getDefinitionHash()).hasSize(64);
            assertThat(failures.getOnFailure()).isEqualTo(OnFailure.stop);
            assertThat(failures.getOnFailureOf()).isEqualTo("to-topic-sink-1=dead_letter");
        }
    }

    @Test
    void keepsConnectorNamesThatMeanSomethingInAddresses() throws Exception {
        try (LoadedRoutes loaded = LoadedRoutes.configured(compile("strange-names"))) {
            assertThat(loaded.endpoints(MongoDbChangesEndpoint.class).get(0).getConfiguration().getConnector())
                    .isEqualTo("../a & b?");
            assertThat(loaded.endpoints(KafkaEndpoint.class).get(1).getConfiguration().getGroupId()).isEqualTo("wadi-a b");
        }
    }

    @Test
    void resolvesAddressesOfHttpServersAndTakesTheirQueryForNoOption() throws Exception {
        try (LoadedRoutes loaded = LoadedRoutes.configured(compile("http-sink"))) {
            List<HttpEndpoint> sinks = loaded.endpoints(HttpEndpoint.class);

            assertThat(sinks).extracting(sink -> sink.getHttpUri().toString()).containsExactlyInAnyOrder(
                    "http://localhost:8000/orders", "https://api.example.com/v2/orders", "https://api.example.com/v2/all",
                    "https://shop.example.com/base/ORDERS_PATH", "http://internal:8080/a%20b/c:d");
            assertThat(sinks).allSatisfy(sink -> {
                assertThat(sink.getHttpMethod().name()).isEqualTo("POST");
                assertThat(sink.getHttpClientConfigurer()).isInstanceOf(HttpService.class);
                assertThat(sink.isIgnoreResponseBody()).isTrue();
                assertThat(sink.getEndpointUri()).doesNotContain("p%40ss").doesNotContain("s3cret").doesNotContain("ann");
            });
            assertThat(loaded.bean("everywhere-request-1", EventRequest.class).getQuery()).isEqualTo("shop=north&httpMethod=GET");
            HttpService full = loaded.bean("full", HttpService.class);
            assertThat(full.getRedirects()).isEqualTo(RedirectPolicy.any);
            assertThat(full.getMaxAnswerBytes()).isEqualTo(1_048_576);
            assertThat(full.getRequestTimeout()).isEqualTo(20_000);
            assertThat(full.getKeepAlive()).isEqualTo(60);
        }
    }
}
