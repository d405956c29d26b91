package dev.wadi.camel.encoding.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.LittleEndian;
import dev.wadi.camel.encoding.Transcoder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedBsonTest {

    private static final BsonDocument EVERYTHING = BsonDocument.parse("""
            {"_id": {"$oid": "60002e5e19e23b5c08a6c03c"}, "double": 1.5, "text": "Gr\u00fc\u00dfe", "doc": {"in": {"er": null}},
             "list": [1, "two", {"three": 3}], "bin": {"$binary": {"base64": "AQID", "subType": "02"}},
             "undef": {"$undefined": true},
             "bool": true, "date": {"$date": 0}, "re": {"$regularExpression": {"pattern": "a", "options": "i"}},
             "ptr": {"$dbPointer": {"$ref": "db.c", "$id": {"$oid": "60002e5e19e23b5c08a6c03c"}}}, "code": {"$code": "f()"},
             "sym": {"$symbol": "s"}, "scoped": {"$code": "g()", "$scope": {"x": 1}}, "ts": {"$timestamp": {"t": 1, "i": 2}},
             "long": {"$numberLong": "5"}, "dec": {"$numberDecimal": "1.5"}, "min": {"$minKey": 1}, "max": {"$maxKey": 1}}""");

    private final List<Transcoder> transcoders = List.of(new BsonToFlatJson(), new BsonToExtendedJson());

    @Test
    void refusesATruncationAtEveryByte() {
        byte[] whole = BsonBytes.of(EVERYTHING);
        for (int length = 0; length < whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            refuses(torn);
            if (length > 4) {
                // With a length that agrees, so that the reader goes on to the torn value itself.
                LittleEndian.putInt(torn, 0, length);
                refuses(torn);
                torn[length - 1] = 0;
                refusesOrReads(torn);
            }
        }
    }

    @Test
    void endsInAnErrorOfItsOwnHoweverBytesAreChanged() {
        byte[] whole = BsonBytes.of(EVERYTHING);
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 30_000; round++) {
            byte[] changed = whole.clone();
            for (int change = random.nextInt(1, 4); change > 0; change--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            refusesOrReads(changed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 3, 1000, Integer.MAX_VALUE})
    void refusesLengthsThatLieWithoutReservingMemoryForThem(int length) {
        for (String field : List.of("text", "doc", "list", "bin", "code", "sym", "scoped", "ptr")) {
            byte[] bson = BsonBytes.of(new BsonDocument(field, EVERYTHING.get(field)));
            LittleEndian.putInt(bson, 4 + 1 + field.length() + 1, length);
            refuses(bson);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0c0000001061000100000001, byte 11: document does not end",
        "0d000000106100010000000000, byte 11: document ends before its length says so",
        "080000006b610000, 'byte 6, field a: type byte 0x6b'",
        "0900000008610002 00, 'byte 7, field a: boolean is neither 0 nor 1'",
        "0e00000002610002000000ff0000, 'byte 11, field a: text is not valid UTF-8'",
        "07000000106100, byte 5: name has no end"
    })
    void saysWhatIsWrongAndWhere(String hex, String expected) {
        byte[] bson = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertThatThrownBy(() -> transcoders.get(0).transcode(bson))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("failed to deserialize BSON at ")
                .hasMessageContaining(expected);
    }

    @Test
    void namesTheFieldWithinDocumentsAndArrays() {
        BsonDocument address = new BsonDocument("lines", new BsonArray(List.of(new BsonInt32(1), new BsonInt32(2),
                new BsonString("x"))));
        byte[] bson = BsonBytes.of(new BsonDocument("address", address));
        int text = new String(bson, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf('x');
        bson[text] = (byte) 0x80;

        assertThatThrownBy(() -> transcoders.get(0).transcode(bson)).isInstanceOfSatisfying(EncodingException.class, e -> {
            assertThat(e.fieldPath()).isEqualTo("address.lines[2]");
            assertThat(e.offset()).isEqualTo(text);
        });
    }

    @Test
    void countsOffsetsFromTheDocumentsFirstByte() {
        byte[] bson = new byte[30];
        byte[] torn = HexFormat.of().parseHex("080000006b610000");
        System.arraycopy(torn, 0, bson, 11, torn.length);

        assertThatThrownBy(() -> transcoders.get(0).transcode(bson, 11, torn.length)).hasMessageContaining("at byte 6, field a");
    }

    @Test
    void refusesDeepNestingWithoutOverflowingTheStack() {
        byte[] bson = {5, 0, 0, 0, 0};
        for (int level = 0; level < 10_000; level++) {
            byte[] outer = new byte[bson.length + 8];
            LittleEndian.putInt(outer, 0, outer.length);
            outer[4] = 3;
            outer[5] = 'a';
            System.arraycopy(bson, 0, outer, 7, bson.length);
            bson = outer;
        }
        byte[] deep = bson;

        for (Transcoder transcoder : transcoders) {
            assertThatThrownBy(() -> transcoder.transcode(deep))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageContaining("nested deeper than 200 levels");
        }
    }

    private void refuses(byte[] bson) {
        for (Transcoder transcoder : transcoders) {
            assertThatThrownBy(() -> transcoder.transcode(bson))
                    .isInstanceOf(EncodingException.class)
                    .hasMessageStartingWith("failed to deserialize BSON");
        }
    }

    private void refusesOrReads(byte[] bson) {
        for (Transcoder transcoder : transcoders) {
            try {
                assertThat(transcoder.transcode(bson)).isNotEmpty();
            } catch (EncodingException expected) {
                assertThat(expected.offset()).isBetween(0, bson.length);
            }
        }
    }
}
