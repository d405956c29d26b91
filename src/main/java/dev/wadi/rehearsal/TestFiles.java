package dev.wadi.rehearsal;

import dev.wadi.definition.reader.RehearsalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds test files by their names. */
public final class TestFiles {

    /** Folders in which nobody looks for tests: hidden ones, and what builds leave behind. */
    private static final Set<String> PASSED_OVER = Set.of("target", "node_modules");

    private TestFiles() {}

    /** Files as they are, folders replaced by the test files in and below them; sorted, each once. */
    public static List<Path> in(List<Path> filesAndFolders) {
        List<Path> found = new ArrayList<>();
        for (Path path : filesAndFolders) {
            if (Files.isDirectory(path)) {
                found.addAll(below(path));
            } else {
                found.add(path);
            }
        }
        return found.stream().map(Path::normalize).distinct().sorted().toList();
    }

    private static List<Path> below(Path folder) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    String name = directory.normalize().toString().isEmpty() ? "" : directory.getFileName().toString();
                    boolean passedOver = !directory.equals(folder) && (name.startsWith(".") || PASSED_OVER.contains(name));
                    return passedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (RehearsalReader.reads(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
        }
        return found;
    }
}
