package dev.wadi.control;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Files that Wadi did not write stand where compiled ones would go. Nothing was written. */
public final class ForeignFileException extends RuntimeException {

    ForeignFileException(List<Path> files) {
        super("not overwritten, because wadi did not write " + (files.size() == 1 ? "it" : "them") + ": "
                + files.stream().map(Path::toString).collect(Collectors.joining(", "))
                + "; move it away or choose another folder");
    }
}
