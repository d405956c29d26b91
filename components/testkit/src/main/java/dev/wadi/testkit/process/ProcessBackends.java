package dev.wadi.testkit.process;

import dev.wadi.servers.KafkaLibraries;
import dev.wadi.servers.KafkaOptions;
import dev.wadi.servers.MongoOptions;
import dev.wadi.servers.MongoServer;
import dev.wadi.servers.MongodBinary;
import dev.wadi.servers.PubSubEmulator;
import dev.wadi.servers.PubSubEmulatorJars;
import dev.wadi.servers.RedisBinary;
import dev.wadi.servers.RedisOptions;
import dev.wadi.servers.RedisServer;
import dev.wadi.servers.ServerNotFoundException;
import dev.wadi.testkit.Backend;
import dev.wadi.testkit.BackendNeeds;
import dev.wadi.testkit.BackendProvider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Gives servers that are child processes of the test's JVM. */
public final class ProcessBackends implements BackendProvider {
    @Override
    public Optional<String> missing(BackendNeeds needs) {
        try {
            if (needs instanceof BackendNeeds.Mongo) {
                MongodBinary.find();
            } else if (needs instanceof BackendNeeds.Redis) {
                RedisBinary.find();
            } else if (needs instanceof BackendNeeds.PubSub) {
                PubSubEmulatorJars.find();
            } else {
                KafkaLibraries.find();
            }
            return Optional.empty();
        } catch (ServerNotFoundException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public Backend start(BackendNeeds needs, Path folder) {
        Path own = folder.resolve(UUID.randomUUID().toString());
        if (needs instanceof BackendNeeds.Mongo mongo) {
            return new MongoProcess(MongoServer.launch(MongoOptions.single().withNodes(mongo.nodes())
                    .withOplogMegabytes(mongo.oplogMegabytes())
                    .withArguments(mongo.arguments().toArray(String[]::new)).withFolder(own)));
        }
        if (needs instanceof BackendNeeds.Redis redis) {
            RedisOptions options = RedisOptions.defaults().withFolder(own);
            return new RedisProcess(RedisServer.launch(redis.password().isEmpty() ? options : options.withPassword(redis.password())));
        }
        if (needs instanceof BackendNeeds.PubSub) {
            return new PubSubProcess(PubSubEmulator.launch(own));
        }
        BackendNeeds.Kafka kafka = (BackendNeeds.Kafka) needs;
        KafkaOptions options = KafkaOptions.defaults().withShortLife().withFolder(own);
        for (var property : kafka.properties().entrySet()) {
            options = options.withProperty(property.getKey(), property.getValue());
        }
        return kafka.proxied() ? KafkaProcess.launchProxied(options) : KafkaProcess.launch(options);
    }
}
