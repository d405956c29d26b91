package dev.wadi.benchmark.side;

import dev.wadi.benchmark.loop.KafkaToMongoLoop;
import dev.wadi.benchmark.loop.LoopSettings;
import dev.wadi.benchmark.loop.MongoToHttpLoop;
import dev.wadi.benchmark.loop.MongoToKafkaLoop;
import dev.wadi.benchmark.loop.PositionFile;
import dev.wadi.servers.ChildCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The loop written by hand. */
public final class LoopSide implements Side {

    @Override
    public String title() {
        return "loop";
    }

    @Override
    public ChildCommand prepare(Transfer transfer, Path folder, List<String> jvmOptions) {
        Path positionFile = folder.resolve("position.json");
        Path settings = folder.resolve("loop.properties");
        new LoopSettings(transfer.connectionString(), transfer.database(), transfer.collection(), transfer.brokers(),
                transfer.topic(), transfer.batchSize(), transfer.group(), transfer.writeMode(), positionFile, transfer.schema(),
                transfer.http(), transfer.inFlight())
                .write(settings);
        if (transfer.start() != null) {
            try {
                new PositionFile(positionFile).write(transfer.start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Class<?> main = transfer.http() != null ? MongoToHttpLoop.class : transfer.fromMongo() ? MongoToKafkaLoop.class : KafkaToMongoLoop.class;
        return Side.java(folder, jvmOptions, main, settings.toString());
    }
}
