package dev.wadi.camel.encoding.avro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.json.BsonBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** Random data of a schema with every kind of type; Apache's GenericDatumWriter and GenericDatumReader are the other opinion. */
class AvroRoundTripTest {

    private static final Schema SCHEMA = AvroSchemas.parse("""
            {"type": "record", "name": "Node", "fields": [
                {"name": "flag", "type": "boolean"}, {"name": "i", "type": "int"}, {"name": "l", "type": "long"},
                {"name": "f", "type": "float"}, {"name": "d", "type": "double"}, {"name": "s", "type": "string"},
                {"name": "b", "type": "bytes"}, {"name": "x", "type": {"type": "fixed", "name": "X", "size": 4}},
                {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A", "B", "C"]}},
                {"name": "u", "type": ["null", "string", "double", {"type": "array", "items": "long"}]},
                {"name": "m", "type": {"type": "map", "values": "int"}},
                {"name": "children", "type": {"type": "array", "items": "Node"}},
                {"name": "next", "type": ["null", "Node"]}]}""", "test");
    private static final Schema FIXED = SCHEMA.getField("x").schema();
    private static final Schema ENUM = SCHEMA.getField("e").schema();

    private final AvroPlan plan = AvroPlan.of(SCHEMA, "test");
    private final Transcoder bsonToAvro = new BsonToAvro(plan);
    private final Transcoder jsonToAvro = new JsonToAvro(plan);
    private final Transcoder avroToBson = new AvroToBson(plan);
    private final Transcoder avroToJson = new AvroToJson(plan);
    private final Transcoder avroToAvro = new AvroToAvro(plan);

    @Property(tries = 500)
    void whatApacheWritesComesBackThroughBsonAsTheSameBytes(@ForAll("nodes") GenericData.Record node) {
        byte[] theirs = AvroBytes.byApache(SCHEMA, node);

        assertThat(bsonToAvro.transcode(avroToBson.transcode(theirs))).isEqualTo(theirs);
        assertThat(avroToAvro.transcode(theirs)).isSameAs(theirs);
    }

    @Property(tries = 500)
    void whatApacheWritesComesBackThroughJsonAsTheSameBytes(@ForAll("nodes") GenericData.Record node) {
        byte[] theirs = AvroBytes.byApache(SCHEMA, node);

        assertThat(jsonToAvro.transcode(avroToJson.transcode(theirs))).isEqualTo(theirs);
    }

    @Property(tries = 300)
    void theOrderOfADocumentsFieldsDoesNotMatter(@ForAll("nodes") GenericData.Record node, @ForAll long seed) {
        byte[] theirs = AvroBytes.byApache(SCHEMA, node);
        BsonDocument document = BsonBytes.read(avroToBson.transcode(theirs));

        byte[] ours = bsonToAvro.transcode(BsonBytes.of(shuffled(document, new Random(seed))));

        assertThat(AvroBytes.readByApache(SCHEMA, ours)).isEqualTo(AvroBytes.readByApache(SCHEMA, theirs));
    }

    /** The document with its fields in another order at every level, and with fields that the schema does not have. */
    private static BsonDocument shuffled(BsonDocument document, Random random) {
        List<String> names = new ArrayList<>(document.keySet());
        Collections.shuffle(names, random);
        BsonDocument shuffled = new BsonDocument();
        for (String name : names) {
            BsonValue value = document.get(name);
            if (value.isDocument() && !name.equals("m")) {
                value = shuffled(value.asDocument(), random);
            } else if (name.equals("children")) {
                value.asArray().replaceAll(child -> shuffled(child.asDocument(), random));
            }
            if (random.nextBoolean()) {
                shuffled.append("unknown " + name, new BsonInt32(1));
            }
            shuffled.append(name, value);
        }
        return shuffled;
    }

    @Provide
    Arbitrary<GenericData.Record> nodes() {
        return nodes(2);
    }

    private Arbitrary<GenericData.Record> nodes(int depth) {
        Arbitrary<List<GenericData.Record>> children =
                depth == 0 ? Arbitraries.just(List.of()) : Arbitraries.lazy(() -> nodes(depth - 1)).list().ofMaxSize(2);
        Arbitrary<Map<String, Integer>> map = Arbitraries.maps(texts()
                .filter(key -> key.indexOf('\0') < 0 && !key.startsWith("$")), Arbitraries.integers()).ofMaxSize(3);
        Arbitrary<Object> union = Arbitraries.oneOf(List.of(Arbitraries.just(null), texts().map(Object.class::cast),
                Arbitraries.doubles().map(Object.class::cast), Arbitraries.longs().list().ofMaxSize(3).map(Object.class::cast)));
        return Combinators.combine(Arbitraries.integers(), Arbitraries.longs(), Arbitraries.floats(), Arbitraries.doubles(),
                texts(), Arbitraries.bytes().array(byte[].class).ofMaxSize(9), union,
                Combinators.combine(map, children).as(Map::entry))
                .as(AvroRoundTripTest::node);
    }

    private static GenericData.Record node(int i, long l, float f, double d, String s, byte[] b, Object union,
            Map.Entry<Map<String, Integer>, List<GenericData.Record>> more) {
        GenericData.Record node = new GenericData.Record(SCHEMA);
        node.put("flag", (i & 1) == 1);
        node.put("i", i);
        node.put("l", l);
        node.put("f", f);
        node.put("d", d);
        node.put("s", s);
        node.put("b", ByteBuffer.wrap(b));
        node.put("x", new GenericData.Fixed(FIXED, new byte[] {(byte) i, (byte) l, 0, -1}));
        node.put("e", new GenericData.EnumSymbol(ENUM, ENUM.getEnumSymbols().get(Math.floorMod(i, 3))));
        node.put("u", union);
        node.put("m", new HashMap<>(more.getKey()));
        node.put("children", more.getValue());
        node.put("next", more.getValue().isEmpty() ? null : more.getValue().get(0));
        return node;
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(12).filter(AvroRoundTripTest::wholeText);
    }

    /** Java's strings may hold half of a surrogate pair, which is no text. */
    private static boolean wholeText(String text) {
        return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
    }
}
