package dev.wadi.benchmark;

import dev.wadi.benchmark.measure.Contest;
import dev.wadi.benchmark.measure.Load;
import dev.wadi.benchmark.measure.Result;
import dev.wadi.benchmark.measure.Site;
import dev.wadi.benchmark.measure.Table;
import dev.wadi.benchmark.side.LoopSide;
import dev.wadi.benchmark.side.WadiSide;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code bench}: measures Wadi beside a loop written by hand and prints both and their ratio.
 *
 * <p>Starts a mongod and a broker of its own. Exit code 0 when every run delivered every event, whatever the figures are.
 */
@Command(name = "wadi bench", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
        description = "Measures Wadi beside a hand-written loop over the same drivers, on a mongod and a broker of its own.")
public final class BenchmarkMain implements Callable<Integer> {

    /** What can be measured. */
    enum Part { drain, avro, once, write, http, live, pull, publish }

    private static final double OPLOG_BYTES_PER_DOCUMENT_BYTE = 2.5;

    @Option(names = "--events", paramLabel = "N", defaultValue = "500000", description = "Measured events of a backlog.")
    private int events;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "500000",
            description = "Events of the backlog before the measured ones. The JVM compiles for the first million or so.")
    private int warmUp;

    @Option(names = "--size", paramLabel = "BYTES", defaultValue = "420", description = "Size of a document as BSON.")
    private int size;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Runs of each side; medians are printed.")
    private int rounds;

    @Option(names = "--rate", paramLabel = "N", split = ",", defaultValue = "2000,10000",
            description = "Inserts a second of the live runs.")
    private List<Integer> rates;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "10", description = "Measured seconds of a live run.")
    private int seconds;

    @Option(names = "--batch-size", paramLabel = "N", defaultValue = "5000",
            description = "Most events in one batch of the loop; Wadi has its own default.")
    private int batchSize;

    @Option(names = "--in-flight", paramLabel = "N", defaultValue = "8", description = "Requests at once of the HTTP runs.")
    private int inFlight;

    @Option(names = "--only", paramLabel = "PART", split = ",", defaultValue = "drain,avro,once,write,http,live",
            description = "drain: MongoDB to Kafka, backlog. avro: the same as Avro. once: Wadi alone, effectively once beside its usual "
                    + "delivery. write: Kafka to MongoDB, backlog. http: MongoDB to an HTTP server, backlog. "
                    + "live: MongoDB to Kafka, fixed rate. pull: Pub/Sub to Kafka, backlog, where the emulator gives 2000 events a second. "
                    + "publish: Kafka to Pub/Sub, backlog.")
    private List<Part> parts;

    @Option(names = "--jvm-option", paramLabel = "OPTION", defaultValue = "-Xmx512m",
            description = "Option of the JVM of both sides; may be given several times.")
    private List<String> jvmOptions;

    @Option(names = "--out", paramLabel = "FILE", description = "Also writes the table into this file, as Markdown.")
    private Path out;

    @Option(names = "--keep", paramLabel = "FOLDER", description = "Keeps settings and output of every run in this folder.")
    private Path keep;

    @Spec
    private CommandSpec command;

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** The command without the end of the JVM. */
    static int run(String... arguments) {
        return new CommandLine(new BenchmarkMain()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments);
    }

    private void checkNumbers() {
        Map<String, Integer> numbers = new LinkedHashMap<>(Map.of("--events", events, "--size", size, "--rounds", rounds, "--seconds",
                seconds, "--batch-size", batchSize, "--in-flight", inFlight, "--warm-up", warmUp + 1));
        rates.forEach(rate -> numbers.merge("--rate", rate, Math::min));
        numbers.forEach((option, number) -> {
            if (number < 1) {
                throw new ParameterException(command.commandLine(), option + " is out of range; allowed: "
                        + (option.equals("--warm-up") ? "0" : "1") + " or more");
            }
        });
    }

    @Override
    public Integer call() throws IOException {
        checkNumbers();
        PrintWriter console = command.commandLine().getOut();
        Path folder = keep == null ? Files.createTempDirectory("wadi-bench-") : Files.createDirectories(keep);
        Load load = new Load(events, warmUp, size, rounds, batchSize, Math.min(5, seconds), seconds, jvmOptions);
        List<Result> results = new ArrayList<>();
        int oplogMegabytes = (int) (512 + load.total() / 1e6 * size * OPLOG_BYTES_PER_DOCUMENT_BYTE);
        try (Site site = new Site(oplogMegabytes)) {
            Contest contest = new Contest(site, List.of(new LoopSide(), new WadiSide()), load, folder.toAbsolutePath(), line -> {
                console.println(line);
                console.flush();
            });
            if (parts.contains(Part.drain)) {
                results.add(contest.mongoToKafka());
            }
            if (parts.contains(Part.avro)) {
                results.add(contest.mongoToKafkaAsAvro());
            }
            if (parts.contains(Part.once)) {
                results.add(contest.mongoToKafkaOnce(List.of(new WadiSide(), WadiSide.effectivelyOnce())));
            }
            if (parts.contains(Part.write)) {
                results.add(contest.kafkaToMongo("insert"));
                results.add(contest.kafkaToMongo("replace"));
            }
            if (parts.contains(Part.http)) {
                results.add(contest.mongoToHttp(inFlight));
            }
            if (parts.contains(Part.pull)) {
                results.add(contest.pubSubToKafka());
            }
            if (parts.contains(Part.publish)) {
                results.add(contest.kafkaToPubSub());
            }
            if (parts.contains(Part.live)) {
                rates.forEach(rate -> results.add(contest.live(rate)));
            }
        }
        String table = Table.markdown(results);
        console.println(table);
        console.flush();
        if (out != null) {
            Files.writeString(out, table);
        }
        return CommandLine.ExitCode.OK;
    }
}
