package dev.wadi.camel.dedup;

import dev.wadi.camel.state.ConnectorFileName;
import dev.wadi.camel.state.ConnectorLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys as files in a folder of their own for each name: the default, nothing to install.
 *
 * <p>Shape: see {@link KeyLog}; what is kept of a key is its hash, 16 bytes on disk and about 40 in memory, since all keys of a name
 * are in memory while it is open. So their number is bounded ({@code maxEntries}), and the oldest are forgotten first, even before their time
 * to live is over.
 *
 * <p>Lifecycle and threads: opened by the start or by the first use, then locked against other processes until the stop. One
 * caller at a time gets through.
 */
public final class FileIdempotentRepository extends ConfirmedKeyRepository {

    /** Keys remembered unless said otherwise. */
    public static final int DEFAULT_ENTRIES = 1_000_000;

    private static final String LOCK = "lock";
    /** A file is removed when all in it is forgotten; so many of them hold what is remembered. */
    private static final int FILES = 8;
    private static final long SMALLEST_FILE = 64 * 1024;

    private final KeyHash.Maker hashes = new KeyHash.Maker();
    private Path directory;
    private int maxEntries = DEFAULT_ENTRIES;
    private Opened opened;

    /** What there is between start and stop. */
    private record Opened(Path folder, ConnectorLock lock, KeyIndex index, KeyLog log) {}

    public FileIdempotentRepository() {
        this(Clock.systemUTC());
    }

    FileIdempotentRepository(Clock clock) {
        super(clock);
    }

    /** The folder in which each name has one of its own; made if missing. */
    public void setDirectory(String directory) {
        this.directory = Path.of(directory);
    }

    public String getDirectory() {
        return directory == null ? null : directory.toString();
    }

    /** Most keys that are remembered. */
    public void setMaxEntries(int maxEntries) {
        if (maxEntries < 1) {
            throw new IllegalArgumentException("maxEntries must be at least 1, found " + maxEntries);
        }
        this.maxEntries = maxEntries;
    }

    public int getMaxEntries() {
        return maxEntries;
    }

    @Override
    protected synchronized void doStart() {
        opened();
    }

    @Override
    protected synchronized void doStop() {
        if (opened != null) {
            Opened closing = opened;
            opened = null;
            writing(closing.folder(), () -> {
                try {
                    closing.log().close();
                } finally {
                    closing.lock().close();
                }
            });
        }
    }

    @Override
    public synchronized Set<String> known(Collection<String> keys) {
        Opened open = opened();
        long since = oldest();
        Set<String> known = new HashSet<>();
        for (String key : keys) {
            if (open.index().contains(hashes.of(key), since)) {
                known.add(key);
            }
        }
        return known;
    }

    @Override
    public synchronized void addAll(Collection<String> keys) {
        Opened open = opened();
        List<KeyHash> added = keys.stream().map(hashes::of).toList();
        long now = clock.millis();
        writing(open.folder(), () -> open.log().append(KeyLog.ADDED, now, added, open.index().next()));
        added.forEach(hash -> open.index().add(hash, seconds(now)));
        open.index().forgetBefore(oldest());
        writing(open.folder(), () -> open.log().dropBefore(open.index().first()));
    }

    @Override
    synchronized void removeAll(Collection<String> keys) {
        Opened open = opened();
        List<KeyHash> removed = keys.stream().map(hashes::of).toList();
        writing(open.folder(), () -> open.log().append(KeyLog.REMOVED, clock.millis(), removed, open.index().next()));
        removed.forEach(open.index()::remove);
    }

    @Override
    synchronized void removeEverything() {
        Opened open = opened();
        writing(open.folder(), open.log()::clear);
        doStop();
    }

    private Opened opened() {
        if (opened == null) {
            Path folder = required("directory", directory).resolve(ConnectorFileName.of(required("name", getName()), ""));
            writing(folder, () -> {
                Files.createDirectories(folder);
                ConnectorLock lock = ConnectorLock.acquire(folder.resolve(LOCK), "dedup keys of connector " + getName());
                try {
                    opened = open(folder, lock);
                } finally {
                    if (opened == null) {
                        lock.close();
                    }
                }
            });
        }
        return opened;
    }

    private Opened open(Path folder, ConnectorLock lock) throws IOException {
        KeyIndex index = new KeyIndex(maxEntries);
        long bytesPerFile = Math.max(SMALLEST_FILE, (long) maxEntries * KeyHash.BYTES / FILES);
        KeyLog log = KeyLog.open(folder, bytesPerFile, (kind, millis, found) -> {
            for (KeyHash hash : found) {
                if (kind == KeyLog.ADDED) {
                    index.add(hash, seconds(millis));
                } else {
                    index.remove(hash);
                }
            }
        }, index::next);
        index.forgetBefore(oldest());
        log.dropBefore(index.first());
        return new Opened(folder, lock, index, log);
    }

    /** The first second whose keys are still remembered. */
    private long oldest() {
        return seconds(clock.millis() - getTtl());
    }

    /** Rounded up on both sides of the comparison: a key lives its time or a little longer. */
    private static long seconds(long millis) {
        return -Math.floorDiv(-millis, 1000L);
    }

    /** Something that the disk may refuse. */
    @FunctionalInterface
    private interface Disk {
        void write() throws IOException;
    }

    private static void writing(Path folder, Disk disk) {
        try {
            disk.write();
        } catch (IOException e) {
            throw new DedupException("keys of delivered events cannot be kept in " + folder + ": "
                    + e.getClass().getSimpleName() + ": " + e.getMessage() + "; check the folder's rights and free space", e);
        }
    }
}
