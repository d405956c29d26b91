package dev.wadi.camel.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.avro.AvroBytes;
import dev.wadi.camel.encoding.avro.AvroEnvelope;
import dev.wadi.camel.encoding.avro.AvroPlan;
import dev.wadi.camel.encoding.avro.AvroToAvro;
import dev.wadi.camel.encoding.avro.AvroToBson;
import dev.wadi.camel.encoding.avro.AvroToJson;
import dev.wadi.camel.encoding.avro.BsonToAvro;
import dev.wadi.camel.encoding.avro.JsonToAvro;
import dev.wadi.camel.encoding.avro.ValueForms;
import dev.wadi.camel.encoding.json.BsonToExtendedJson;
import dev.wadi.camel.encoding.json.BsonToFlatJson;
import dev.wadi.camel.encoding.json.JsonToBson;
import dev.wadi.camel.encoding.jsonschema.BsonProjector;
import dev.wadi.camel.encoding.jsonschema.JsonProjector;
import dev.wadi.camel.encoding.jsonschema.JsonSchemaPlan;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of 10,000 levels, and those just within the limit, on a thread with half of the usual stack. */
class DeepNestingTest {

    private static final int HOSTILE = 10_000;
    private static final long SMALL_STACK_BYTES = 512 * 1024;

    private static final AvroPlan CHAIN = AvroPlan.of("""
            {"type": "record", "name": "Chain", "fields": [{"name": "a", "type": ["null", "Chain"]}]}""", "chain");
    private static final JsonSchemaPlan RECURSIVE = JsonSchemaPlan.of("""
            {"properties": {"a": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}}}""", "recursive");
    private static final JsonSchemaPlan OBJECT = JsonSchemaPlan.of("""
            {"type": "object", "properties": {"a": {}}}""", "object");
    private static final String RECURSIVE_OFTEN = "{\"properties\": {\"a\": " + "{\"allOf\": [".repeat(20) + "{\"$ref\": \"#\"}"
            + "]}".repeat(20) + "}}";

    private interface TranscoderOf {
        Transcoder within(NestingLimit limit);
    }

    private interface BodyOf {
        byte[] levels(int levels);
    }

    private static Arguments way(String name, TranscoderOf transcoder, BodyOf body) {
        return Arguments.of(name, transcoder, body);
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                way("bson to json", BsonToFlatJson::new, DeepNestingTest::bson),
                way("bson to extended json", BsonToExtendedJson::new, DeepNestingTest::bson),
                way("json to bson", JsonToBson::new, DeepNestingTest::json),
                way("bson to avro", limit -> new BsonToAvro(CHAIN.within(limit)), DeepNestingTest::bson),
                way("json to avro", limit -> new JsonToAvro(CHAIN.within(limit)), DeepNestingTest::json),
                way("avro to json", limit -> new AvroToJson(CHAIN.within(limit)), DeepNestingTest::avro),
                way("avro to bson", limit -> new AvroToBson(CHAIN.within(limit)), DeepNestingTest::avro),
                way("avro to avro", limit -> new AvroToAvro(CHAIN.within(limit)), DeepNestingTest::avro),
                way("bson to avro for bson", limit -> new BsonToAvro(CHAIN.within(limit), AvroEnvelope.raw(),
                        new ValueForms(false, true)), DeepNestingTest::bson),
                way("json under a schema", limit -> new JsonProjector(OBJECT.within(limit)), DeepNestingTest::json));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void takesWhatTheLimitSaysAndNoMore(String name, TranscoderOf transcoder, BodyOf body) throws Exception {
        for (int levels : new int[] {3, NestingLimit.DEFAULT.levels(), NestingLimit.DEEPEST}) {
            Transcoder limited = transcoder.within(new NestingLimit(levels));
            onSmallStack(() -> {
                assertThat(limited.transcode(body.levels(levels))).isNotEmpty();
                assertThatThrownBy(() -> limited.transcode(body.levels(HOSTILE))).isInstanceOf(EncodingException.class);
                assertThatThrownBy(() -> limited.transcode(body.levels(levels + 1))).isInstanceOf(EncodingException.class);
                assertThat(limited.transcode(body.levels(1))).isNotEmpty();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, NestingLimit.DEEPEST + 1})
    void refusesLimitsThatTheStackWouldNotHold(int levels) {
        assertThatThrownBy(() -> new NestingLimit(levels)).hasMessage("a nesting limit is a number from 1 to 500, found " + levels);
    }

    /** The validator's stack grows with the schema, and this one has every level checked by all of it. */
    @Test
    void aRecursiveSchemaEndsInAnErrorNotInTheEndOfTheStack() throws Exception {
        NestingLimit deepest = new NestingLimit(NestingLimit.DEEPEST);
        JsonProjector projector = new JsonProjector(RECURSIVE.within(deepest));
        JsonProjector greedy = new JsonProjector(JsonSchemaPlan.of(RECURSIVE_OFTEN, "often").within(deepest));

        assertThat(projector.transcode(json(NestingLimit.DEFAULT.levels()))).isNotEmpty();
        onSmallStack(() -> {
            assertThatThrownBy(() -> projector.transcode(json(HOSTILE))).isInstanceOf(EncodingException.class)
                    .hasMessageStartingWith("failed to deserialize JSON");
            assertThatThrownBy(() -> greedy.transcode(json(NestingLimit.DEEPEST))).isInstanceOf(EncodingException.class)
                    .hasMessageContaining("nested too deep for this schema");
            assertThat(projector.transcode(json(3))).isNotEmpty();
        });
    }

    @Test
    void passesOverWhatIsKeptOfBsonWithoutGoingIn() throws Exception {
        onSmallStack(() -> assertThat(new BsonProjector(OBJECT).transcode(bson(HOSTILE))).isEqualTo(bson(HOSTILE)));
    }

    @Test
    void saysWhatTheLimitIs() {
        assertThatThrownBy(() -> new JsonToBson(new NestingLimit(7)).transcode(json(8)))
                .hasMessageContaining("field a.a.a.a.a.a.a").hasMessageEndingWith("nested deeper than 7 levels");
    }

    /** Documents in a field {@code a} of each other; in the innermost null. */
    private static byte[] json(int levels) {
        return AvroBytes.utf8("{\"a\":".repeat(levels) + "null" + "}".repeat(levels));
    }

    private static byte[] bson(int levels) {
        byte[] bson = new byte[8 * levels];
        for (int level = 0; level < levels; level++) {
            int begin = 7 * level;
            LittleEndian.putInt(bson, begin, 8 * (levels - level));
            bson[begin + 4] = (byte) (level == levels - 1 ? 10 : 3);
            bson[begin + 5] = 'a';
        }
        return bson;
    }

    private static byte[] avro(int levels) {
        byte[] datum = new byte[levels];
        Arrays.fill(datum, 0, levels - 1, (byte) 2);
        return datum;
    }

    private static void onSmallStack(Runnable check) throws InterruptedException {
        Throwable[] failure = new Throwable[1];
        Thread thread = new Thread(null, check, "small-stack", SMALL_STACK_BYTES);
        thread.setUncaughtExceptionHandler((where, what) -> failure[0] = what);
        thread.start();
        thread.join();
        assertThat(failure[0]).isNull();
    }
}
