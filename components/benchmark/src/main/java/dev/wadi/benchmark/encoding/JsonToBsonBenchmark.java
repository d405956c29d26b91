package dev.wadi.benchmark.encoding;

import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.json.BsonToExtendedJson;
import dev.wadi.camel.encoding.json.BsonToFlatJson;
import dev.wadi.camel.encoding.json.JsonToBson;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * JSON bytes to BSON, beside the driver's two ways: {@code BsonDocument.parse}, which gives a tree that is not BSON yet, and
 * {@code RawBsonDocument.parse}, which gives bytes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonToBsonBenchmark {

    @Param({"small", "large"})
    String size;

    @Param({"flat", "extended"})
    String form;

    private final Transcoder toBson = new JsonToBson();
    private byte[] json;

    @Setup
    public void writeText() {
        Transcoder toJson = form.equals("flat") ? new BsonToFlatJson() : new BsonToExtendedJson();
        json = toJson.transcode(SampleDocuments.bson(SampleDocuments.order(size)));
    }

    @Benchmark
    public byte[] bson() {
        return toBson.transcode(json);
    }

    @Benchmark
    public BsonDocument driverTree() {
        return BsonDocument.parse(new String(json, StandardCharsets.UTF_8));
    }

    @Benchmark
    public RawBsonDocument driverBytes() {
        return RawBsonDocument.parse(new String(json, StandardCharsets.UTF_8));
    }
}
