package dev.wadi.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/** The throw-away folder of one server. It is deleted as a whole, so it must have been ours from the beginning. */
final class DataFolder {
    private final Path path;

    private DataFolder(Path path) {
        this.path = path.toAbsolutePath();
    }

    /**
     * Takes a folder, or makes a temporary one.
     *
     * @param given absent or empty folder, null for a temporary one
     * @throws IllegalArgumentException when the folder has something in it: it would be deleted on close
     */
    static DataFolder claim(Path given, String temporaryName) {
        try {
            if (given == null) {
                return new DataFolder(Files.createTempDirectory(temporaryName));
            }
            Files.createDirectories(given);
            try (Stream<Path> entries = Files.list(given)) {
                if (entries.findAny().isPresent()) {
                    throw new IllegalArgumentException(
                            given + " is not empty; a server's data folder is deleted on close, give an empty or absent one");
                }
            }
            return new DataFolder(given);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + given + " as data folder", e);
        }
    }

    Path path() {
        return path;
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the folder; does nothing when it is gone already. */
    void delete() {
        try {
            deleteTree(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            Files.walkFileTree(folder, new DeletingVisitor());
        }
    }

    private static final class DeletingVisitor extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE; // a server removed it while we walked
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
