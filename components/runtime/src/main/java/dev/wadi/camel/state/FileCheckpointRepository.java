package dev.wadi.camel.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Positions as files in one folder: the default, nothing to install.
 *
 * <p>Shape: one file per connector with all its lanes, {@code <connector>.positions.json}, written anew by every save: temporary
 * file, sync, atomic rename, sync of the folder. So a file holds one save or the next, whatever dies, and several lanes are saved
 * in one write. Beside it lies the lock file of a claim; a leftover temporary file is overwritten by the next save.
 *
 * <p>Errors: {@link CheckpointException} names the file and what to do. A file that is empty, cut off, changed, another
 * connector's, a newer Wadi's or not Wadi's at all is such an error. A failed save leaves the old file intact.
 *
 * <p>Lifecycle and threads: the folder is made by the first claim or save, reading makes nothing; connectors are saved
 * independently of each other.
 */
public class FileCheckpointRepository extends ServiceSupport implements CheckpointRepository {
    private final Clock clock;
    private final DurableFile disk;
    private final Map<String, Owned> owned = new ConcurrentHashMap<>();
    /** One monitor per connector: its claim, its saves and its release exclude each other. */
    private final Map<String, Object> monitors = new ConcurrentHashMap<>();
    private Path directory;

    public FileCheckpointRepository() {
        this(Clock.systemUTC(), DurableFile.onDisk());
    }

    FileCheckpointRepository(Clock clock, DurableFile disk) {
        this.clock = clock;
        this.disk = disk;
    }

    public String getDirectory() {
        return directory == null ? null : directory.toString();
    }

    /** The folder of the positions; made if missing. */
    public void setDirectory(String directory) {
        this.directory = Path.of(directory);
    }

    @Override
    public Optional<Checkpoint> latest(String key) {
        return history(key).stream().findFirst();
    }

    @Override
    public List<Checkpoint> history(String key) {
        return read(CheckpointKey.parse(key).connector()).getOrDefault(key, List.of());
    }

    @Override
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory())) {
            files.map(file -> ConnectorFileName.connectorOf(file.getFileName().toString())).flatMap(Optional::stream)
                    .forEach(connector -> keys.addAll(read(connector).keySet()));
        } catch (NoSuchFileException e) {
            return List.of(); // Nothing was ever saved here.
        } catch (IOException e) {
            throw failed("position folder " + directory + " cannot be read", e);
        }
        keys.sort(null);
        return keys;
    }

    @Override
    public void saveAll(Map<String, String> positions) {
        Map<String, Map<String, String>> byConnector = new TreeMap<>();
        positions.forEach((key, position) -> byConnector
                .computeIfAbsent(CheckpointKey.parse(key).connector(), connector -> new LinkedHashMap<>())
                .put(key, CheckpointText.compact(key, position)));
        byConnector.forEach(this::save);
    }

    @Override
    public void claim(String name) {
        String connector = CheckpointKey.connectorOf(name);
        synchronized (monitor(connector)) {
            if (!owned.containsKey(connector)) {
                owned.put(connector, own(connector));
            }
        }
    }

    @Override
    public Optional<String> claimedBy(String connector) {
        if (owned.containsKey(connector)) {
            return Optional.empty();
        }
        try {
            return ConnectorLock.owner(file(connector, ConnectorFileName.LOCK));
        } catch (IOException e) {
            throw failed("lock file " + file(connector, ConnectorFileName.LOCK) + " cannot be read", e);
        }
    }

    @Override
    public void release(String connector) {
        synchronized (monitor(connector)) {
            Owned claim = owned.remove(connector);
            if (claim != null) {
                unlock(connector, claim.lock);
            }
        }
    }

    @Override
    protected void doStop() {
        List.copyOf(owned.keySet()).forEach(this::release);
    }

    private void save(String connector, Map<String, String> positions) {
        synchronized (monitor(connector)) {
            Owned claim = owned.get(connector);
            if (claim != null) {
                claim.histories = write(connector, claim.histories, positions);
            } else {
                Owned briefly = own(connector);
                try {
                    write(connector, briefly.histories, positions);
                } finally {
                    unlock(connector, briefly.lock);
                }
            }
        }
    }

    /** The histories as they are on disk afterwards; those passed in stay as they were. */
    private SortedMap<String, List<Checkpoint>> write(
            String connector, SortedMap<String, List<Checkpoint>> histories, Map<String, String> positions) {
        SortedMap<String, List<Checkpoint>> grown = new TreeMap<>(histories);
        positions.forEach((key, position) -> grown.put(key, CheckpointHistory.prepend(
                grown.getOrDefault(key, List.of()), key, position, clock.instant())));
        Path file = file(connector, ConnectorFileName.POSITIONS);
        try {
            disk.replace(file, ConnectorFile.encode(connector, grown));
        } catch (IOException e) {
            throw failed("position of connector " + connector + " was not saved to " + file, e);
        }
        return grown;
    }

    private Owned own(String connector) {
        Path lockFile = file(connector, ConnectorFileName.LOCK);
        ConnectorLock lock;
        try {
            Files.createDirectories(directory());
            lock = ConnectorLock.acquire(lockFile, "positions of connector " + connector);
        } catch (IOException e) {
            throw failed("positions of connector " + connector + " cannot be kept in " + directory, e);
        }
        try {
            Files.deleteIfExists(file(connector, ConnectorFileName.POSITIONS + DurableFile.TEMPORARY));
            return new Owned(lock, read(connector));
        } catch (IOException e) {
            unlock(connector, lock);
            throw failed("positions of connector " + connector + " cannot be kept in " + directory, e);
        } catch (CheckpointException e) {
            unlock(connector, lock);
            throw e;
        }
    }

    private void unlock(String connector, ConnectorLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw failed("lock file " + file(connector, ConnectorFileName.LOCK) + " could not be released", e);
        }
    }

    private SortedMap<String, List<Checkpoint>> read(String connector) {
        Path file = file(connector, ConnectorFileName.POSITIONS);
        try {
            return ConnectorFile.decode(file, connector, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return new TreeMap<>(); // The one case that means "no position was ever saved".
        } catch (IOException e) {
            throw failed("position file " + file + " cannot be read", e);
        }
    }

    private Object monitor(String connector) {
        return monitors.computeIfAbsent(connector, name -> new Object());
    }

    private Path file(String connector, String extension) {
        return directory().resolve(ConnectorFileName.of(connector, extension));
    }

    private Path directory() {
        if (directory == null) {
            throw new CheckpointException("the file repository of positions needs its property 'directory'");
        }
        return directory;
    }

    /** The reason in words: messages of file system errors are often the bare file name. */
    private static CheckpointException failed(String what, IOException e) {
        String kind = e.getClass().getSimpleName().replaceAll("Exception$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return new CheckpointException(what + ": " + kind.toLowerCase(Locale.ROOT) + ": " + e.getMessage()
                + "; check the folder's rights and free space", e);
    }

    private static final class Owned {
        private final ConnectorLock lock;
        private SortedMap<String, List<Checkpoint>> histories;

        private Owned(ConnectorLock lock, SortedMap<String, List<Checkpoint>> histories) {
            this.lock = lock;
            this.histories = histories;
        }
    }
}
