package dev.wadi.benchmark.encoding;

import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.avro.AvroPlan;
import dev.wadi.camel.encoding.avro.AvroToBson;
import dev.wadi.camel.encoding.avro.AvroToJson;
import dev.wadi.camel.encoding.avro.BsonToAvro;
import dev.wadi.camel.encoding.avro.JsonToAvro;
import dev.wadi.camel.encoding.json.BsonToFlatJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.bson.BsonBinaryReader;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** BSON and JSON to Avro and back, beside trees, {@code GenericRecord} and Apache's reader and writer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AvroBenchmark {

    @Param({"small", "large"})
    String size;

    private final AvroPlan plan = AvroPlan.of(OrderAvro.SCHEMA, "order");
    private final Transcoder bsonToAvro = new BsonToAvro(plan);
    private final Transcoder jsonToAvro = new JsonToAvro(plan);
    private final Transcoder avroToJson = new AvroToJson(plan);
    private final Transcoder avroToBson = new AvroToBson(plan);
    private final OrderAvro apache = new OrderAvro();
    private byte[] bson;
    private byte[] json;
    private byte[] avro;

    @Setup
    public void writeDocument() throws IOException {
        bson = SampleDocuments.bson(SampleDocuments.order(size));
        json = new BsonToFlatJson().transcode(bson);
        avro = bsonToAvro.transcode(bson);
        System.out.println("[" + bson.length + " bytes of BSON, " + json.length + " of JSON, " + avro.length + " of Avro]");
        same(avro, jsonToAvro.transcode(json));
        same(avro, apacheFromBson());
        same(avro, apacheFromJson());
    }

    private static void same(byte[] ours, byte[] theirs) {
        if (!Arrays.equals(ours, theirs)) {
            throw new IllegalStateException("the ways that are compared do not give the same bytes");
        }
    }

    @Benchmark
    public byte[] bsonToAvro() {
        return bsonToAvro.transcode(bson);
    }

    @Benchmark
    public byte[] jsonToAvro() {
        return jsonToAvro.transcode(json);
    }

    @Benchmark
    public byte[] avroToJson() {
        return avroToJson.transcode(avro);
    }

    @Benchmark
    public byte[] avroToBson() {
        return avroToBson.transcode(avro);
    }

    @Benchmark
    public byte[] apacheFromBson() throws IOException {
        try (BsonBinaryReader reader = new BsonBinaryReader(ByteBuffer.wrap(bson))) {
            return apache.write(new BsonDocumentCodec().decode(reader, DecoderContext.builder().build()));
        }
    }

    @Benchmark
    public byte[] apacheFromJson() throws IOException {
        return apache.write(apache.parse(json));
    }

    @Benchmark
    public byte[] apacheToJson() throws IOException {
        return apache.toJson(avro);
    }
}
