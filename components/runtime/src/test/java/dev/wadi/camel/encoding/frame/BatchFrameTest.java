package dev.wadi.camel.encoding.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.EncodingException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Frames; the numbers in the comments are upstream's acceptance cases (specification 11.2). */
class BatchFrameTest {

    // 15
    @Test
    void knowsFourContentTypes() {
        assertThat(ContentType.values()).extracting(ContentType::code).containsExactly(0, 1, 2, 3);
        for (int code = 0; code < 4; code++) {
            assertThat(BatchFrame.read(bytes("00000000 0" + code)).contentType().code()).isEqualTo(code);
        }
        assertThatThrownBy(() -> BatchFrame.read(bytes("00000000 04"))).hasMessageContaining("unknown batch content type: 4");
        assertThatThrownBy(() -> BatchFrame.read(bytes("00000000 FF"))).hasMessageContaining("unknown batch content type: 255");
    }

    // 16
    @Test
    void refusesLessThanAHeader() {
        assertThatThrownBy(() -> BatchFrame.read(new byte[0])).hasMessageContaining("too short");
        assertThatThrownBy(() -> BatchFrame.read(new byte[4])).hasMessageContaining("too short");
    }

    // 17
    @Test
    void refusesLengthsThatLie() {
        assertThatThrownBy(() -> BatchFrame.read(bytes("01000000 00"))).hasMessageContaining("unexpected end of data");
        assertThatThrownBy(() -> BatchFrame.read(bytes("01000000 00 0000"))).hasMessageContaining("unexpected end of data");
        assertThatThrownBy(() -> BatchFrame.read(bytes("01000000 00 64000000 0102030405")))
                .hasMessageContaining("item length exceeds data");
        assertThatThrownBy(() -> BatchFrame.read(bytes("02000000 00 01000000 AA")))
                .hasMessageContaining("unexpected end of data");
    }

    @Test
    void reservesNothingOnTheWordOfACount() {
        assertThatThrownBy(() -> BatchFrame.read(bytes("FFFFFFFF 01"))).hasMessageContaining("unexpected end of data");
        assertThatThrownBy(() -> BatchFrame.read(bytes("FFFFFFFF 01 FFFFFFFF"))).hasMessageContaining("item length exceeds data");
    }

    // 18
    @Test
    void writesHeaderAndLengths() {
        FrameWriter writer = new FrameWriter(ContentType.JSON);
        assertThat(writer.toByteArray()).isEqualTo(bytes("00000000 01"));

        writer.add("hello".getBytes());

        assertThat(writer.toByteArray()).hasSize(14).isEqualTo(bytes("01000000 01 05000000 68656C6C6F"));
    }

    // 19
    @Test
    void takesItemsDirectlyAndByCallback() throws IOException {
        FrameWriter direct = new FrameWriter(ContentType.RAW);
        FrameWriter byCallback = new FrameWriter(ContentType.RAW);
        for (byte[] item : List.of(new byte[] {1}, new byte[0], new byte[] {2, 3})) {
            direct.add(item);
            byCallback.add(out -> out.write(item));
        }

        assertThat(byCallback.toByteArray()).isEqualTo(direct.toByteArray()).startsWith(3, 0, 0, 0);
        assertThatThrownBy(() -> byCallback.add(out -> {
            throw new IOException("no content");
        })).hasMessage("no content");
        assertThat(byCallback.toByteArray()).isEqualTo(direct.toByteArray());
    }

    // 20
    @Test
    void bringsBackManyAndLargeItems() {
        FrameWriter writer = new FrameWriter(ContentType.BSON, 0);
        for (int i = 0; i < 1000; i++) {
            writer.add(new byte[] {(byte) i});
        }
        byte[] large = new byte[64 * 1024];
        Arrays.fill(large, (byte) 7);
        writer.add(large);

        List<BatchFrame.Item> items = BatchFrame.read(writer.toByteArray()).items();

        assertThat(items).hasSize(1001);
        assertThat(items.get(999).bytes()).containsExactly((byte) 999);
        assertThat(items.get(1000).bytes()).isEqualTo(large);
    }

    // 20, 21
    @Property(tries = 300)
    void bringsBackEveryBatch(@ForAll("batches") List<byte[]> items, @ForAll ContentType type, @ForAll short hint) {
        FrameWriter writer = new FrameWriter(type);
        FrameWriter hinted = new FrameWriter(type, hint);
        items.forEach(writer::add);
        items.forEach(hinted::add);

        byte[] frame = writer.toByteArray();

        BatchFrame read = BatchFrame.read(frame);
        assertThat(read.contentType()).isEqualTo(type);
        assertThat(read.items()).hasSameSizeAs(items);
        for (int i = 0; i < items.size(); i++) {
            assertThat(read.items().get(i).bytes()).isEqualTo(items.get(i));
        }
        assertThat(frame).hasSize(5 + items.stream().mapToInt(item -> 4 + item.length).sum()).isEqualTo(hinted.toByteArray());
        for (int length = 0; length < frame.length; length++) {
            byte[] torn = Arrays.copyOf(frame, length);
            assertThatThrownBy(() -> BatchFrame.read(torn)).isInstanceOf(EncodingException.class);
        }
    }

    @Property(tries = 2000)
    void anyBytesAreAFrameOrAnError(@ForAll @Size(max = 64) byte[] bytes) {
        try {
            assertThat(BatchFrame.read(bytes).items().size()).isLessThanOrEqualTo(bytes.length / 4);
        } catch (EncodingException e) {
            assertThat(e).hasMessageStartingWith("failed to deserialize batch frame");
        }
    }

    // 22
    @Test
    void readsAFrameMadeByHand() {
        BatchFrame frame = BatchFrame.read(bytes("02000000 01 02000000 6162 03000000 636465 FF"));

        assertThat(frame.contentType()).isEqualTo(ContentType.JSON);
        assertThat(frame.items()).extracting(item -> new String(item.bytes())).containsExactly("ab", "cde");
    }

    @Provide
    Arbitrary<List<byte[]>> batches() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(20).list().ofMaxSize(8);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
