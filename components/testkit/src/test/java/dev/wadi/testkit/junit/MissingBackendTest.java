package dev.wadi.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.container;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.RedisBackend;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs little test classes whose server is missing, and looks at what JUnit reports. */
class MissingBackendTest {
    private static boolean ran;
    private Properties before;

    @TempDir
    Path empty;

    @BeforeEach
    void hidesTheServers() {
        ran = false;
        before = (Properties) System.getProperties().clone();
        System.setProperty("backend.mongod", empty.resolve("mongod").toString());
        System.setProperty("backend.kafka", empty.toString());
        System.setProperty("backend.redis", empty.resolve("redis-server").toString());
        System.setProperty("backend.required", "false");
    }

    @AfterEach
    void showsTheServersAgain() {
        System.setProperties(before);
    }

    @Test
    void skipsTheClassWithTheReason() {
        events(NeedsMongo.class).assertThatEvents().haveExactly(1, event(container(NeedsMongo.class), skippedWithReason(
                reason -> reason.startsWith(NeedsMongo.class.getName() + " needs a server: no mongod found:")
                        && reason.contains("-Dbackend.mongod=/path/to/mongod"))));
        events(NeedsKafka.class).assertThatEvents().haveExactly(1, event(container(NeedsKafka.class), skippedWithReason(
                reason -> reason.contains("no Kafka broker found:"))));
        events(NeedsRedis.class).assertThatEvents().haveExactly(1, event(container(NeedsRedis.class), skippedWithReason(
                reason -> reason.contains("no redis-server found:") && reason.contains("apt-get install redis-server"))));
        assertThat(ran).isFalse();
    }

    @Test
    void failsTheClassWhereServersAreRequired() {
        System.setProperty("backend.required", "true");
        events(NeedsMongo.class).assertThatEvents().haveExactly(1, event(container(NeedsMongo.class), finishedWithFailure(
                message(text -> text.startsWith("servers are required (CI or -Dbackend.required=true): no mongod found:")))));
        assertThat(ran).isFalse();
    }

    @Test
    void rejectsFieldsThatAreNotStatic() {
        events(NotStatic.class).assertThatEvents().haveExactly(1, event(container(NotStatic.class), finishedWithFailure(
                message(text -> text.contains("@KafkaBroker belongs on a static field of type KafkaBackend, not on ")))));
    }

    private static Events events(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass)).execute().containerEvents();
    }

    // Nested static classes: the build does not pick them up by itself, the kit runs them by name.
    static class NeedsMongo {
        @MongoReplicaSet
        static MongoBackend mongo;

        @Test
        void runs() {
            ran = true;
        }
    }

    static class NeedsKafka {
        @KafkaBroker
        static KafkaBackend kafka;

        @Test
        void runs() {
            ran = true;
        }
    }

    static class NeedsRedis {
        @RedisInstance
        static RedisBackend redis;

        @Test
        void runs() {
            ran = true;
        }
    }

    static class NotStatic {
        @KafkaBroker
        KafkaBackend kafka;

        @Test
        void runs() {
            ran = true;
        }
    }
}
