package dev.wadi.benchmark.encoding;

import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.json.BsonToExtendedJson;
import dev.wadi.camel.encoding.json.BsonToFlatJson;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.bson.RawBsonDocument;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** BSON bytes to JSON bytes, beside {@code RawBsonDocument.toJson()} and {@code getBytes}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BsonToJsonBenchmark {

    @Param({"small", "large"})
    String size;

    private final Transcoder flat = new BsonToFlatJson();
    private final Transcoder extended = new BsonToExtendedJson();
    private byte[] bson;

    @Setup
    public void writeDocument() {
        bson = SampleDocuments.bson(SampleDocuments.order(size));
        System.out.println("[" + bson.length + " bytes of BSON, " + flat.transcode(bson).length + " of flat JSON]");
    }

    @Benchmark
    public byte[] flatJson() {
        return flat.transcode(bson);
    }

    @Benchmark
    public byte[] extendedJson() {
        return extended.transcode(bson);
    }

    @Benchmark
    public byte[] driverToJson() {
        return new RawBsonDocument(bson).toJson().getBytes(StandardCharsets.UTF_8);
    }
}
