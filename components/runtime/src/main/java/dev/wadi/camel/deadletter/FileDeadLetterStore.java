package dev.wadi.camel.deadletter;

import dev.wadi.camel.state.ConnectorFileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Dead letters as files: the default, nothing to install.
 *
 * <p>Shape: {@code <directory>/<connector>/<id>.json}, one file for each letter, see {@link LetterFiles}. So a running connector and
 * any number of people at terminals need no lock among them: a letter is there whole or not at all.
 *
 * <p>Errors: {@link DeadLetterException} names the file and what to do; a file that is empty, cut off or changed is such an
 * error. After a failed add some of the letters may be there, and the next attempt replaces them.
 *
 * <p>Lifecycle and threads: keeps nothing open; folders are made by the first add.
 */
public final class FileDeadLetterStore implements DeadLetterStore {

    private static final String EXTENSION = ".json";

    private Path directory;

    public String getDirectory() {
        return directory == null ? null : directory.toString();
    }

    /** The folder of the dead letters of all connectors; made if missing. */
    public void setDirectory(String directory) {
        this.directory = Path.of(directory);
    }

    @Override
    public void add(List<DeadLetter> letters) {
        Map<Path, Map<Path, byte[]>> byFolder = new LinkedHashMap<>();
        for (DeadLetter letter : letters) {
            byFolder.computeIfAbsent(folder(letter.connector()), folder -> new LinkedHashMap<>())
                    .put(file(letter.connector(), letter.id()), LetterFiles.content(DeadLetterJson.text(letter)));
        }
        byFolder.forEach((folder, files) -> {
            try {
                LetterFiles.write(folder, files);
            } catch (IOException e) {
                throw failed("dead letters were not written to " + folder, e);
            }
        });
    }

    /** Where a letter is, and when it was given up. */
    private record Found(Path file, Instant lastFailure) {}

    @Override
    public void forEach(String connector, Consumer<DeadLetter> reader) {
        List<Found> found = new ArrayList<>();
        for (Path folder : connector == null ? folders() : List.of(folder(connector))) {
            for (Path file : list(folder, EXTENSION)) {
                read(file).ifPresent(letter -> found.add(new Found(file, letter.lastFailure())));
            }
        }
        found.sort(Comparator.comparing(Found::lastFailure).thenComparing(Found::file));
        for (Found one : found) {
            read(one.file).ifPresent(reader);
        }
    }

    @Override
    public void settle(String connector, Collection<String> ids) {
        Path folder = folder(connector);
        try {
            LetterFiles.delete(folder, ids.stream().map(id -> file(connector, id)).toList());
        } catch (IOException e) {
            throw failed("dead letters were not taken out of " + folder, e);
        }
    }

    @Override
    public void close() {
        // nothing is kept open
    }

    /** Empty when somebody has settled the letter meanwhile. */
    private Optional<DeadLetter> read(Path file) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("the dead letter " + file + " cannot be read", e);
        }
        String text = LetterFiles.text(content).orElseThrow(() -> new DeadLetterException("the dead letter " + file
                + (content.length == 0 ? " is empty" : " was cut off or changed (its checksum does not match)")
                + "; put a good copy of it back, or move it away to give this event up"));
        DeadLetter letter = DeadLetterJson.read(text, file.toString());
        if (!file.equals(file(letter.connector(), letter.id()))) {
            throw new DeadLetterException("the dead letter " + file + " belongs into " + file(letter.connector(), letter.id())
                    + "; move it there");
        }
        return Optional.of(letter);
    }

    private List<Path> folders() {
        return list(directory(), "").stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> list(Path folder, String extension) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().endsWith(extension)).toList();
        } catch (NoSuchFileException e) {
            return List.of(); // nothing ever failed here
        } catch (IOException e) {
            throw failed("the folder of dead letters " + folder + " cannot be read", e);
        }
    }

    private Path folder(String connector) {
        return directory().resolve(ConnectorFileName.of(connector, ""));
    }

    /** Ids may come from the command line: as a file's name none of them leads out of the folder. */
    private Path file(String connector, String id) {
        return folder(connector).resolve(ConnectorFileName.of(id, EXTENSION));
    }

    private Path directory() {
        if (directory == null) {
            throw new DeadLetterException("the file store of dead letters needs its property 'directory'");
        }
        return directory;
    }

    /** The reason in words: messages of file system errors are often the bare file name. */
    private static DeadLetterException failed(String what, IOException e) {
        String kind = e.getClass().getSimpleName().replaceAll("Exception$", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return new DeadLetterException(what + ": " + kind.toLowerCase(Locale.ROOT) + ": " + e.getMessage()
                + "; check the folder's rights and free space", e);
    }
}
