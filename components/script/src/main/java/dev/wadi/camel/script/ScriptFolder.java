package dev.wadi.camel.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of scripts, into which scripts that a definition brings along are written.
 *
 * <p>Only plain file names lead into it, no symbolic link leads out of it, and with the environment variable
 * {@value #ROOT_VARIABLE} it must lie in the folder that the variable names. Errors: {@link InvalidScriptException}.
 * Lifecycle and threads: configured once; {@link #prepare} may be called by several steps. Source: specification 1.5, defect D56.
 */
public final class ScriptFolder {

    /** Names the folder that all folders of scripts must lie in. */
    public static final String ROOT_VARIABLE = "WADI_SCRIPT_ROOT";

    private static final Pattern SCRIPT_NAME = Pattern.compile("[^/\\\\:\\x00-\\x1f]+\\.rhai");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The folder that the variable names, or null. */
    private final String root;
    private String path;
    private String sources = "{}";
    private boolean prepared;

    public ScriptFolder() {
        this(System.getenv(ROOT_VARIABLE));
    }

    ScriptFolder(String root) {
        this.root = root == null || root.isBlank() ? null : root;
    }

    /** Whether a name may be that of a script to write: a plain file name that ends in {@code .rhai}. */
    public static boolean isScriptName(String name) {
        return SCRIPT_NAME.matcher(name).matches() && !name.startsWith(".");
    }

    /** Whether a name leads to a file of the folder itself. */
    public static boolean isPlainName(String name) {
        return !name.isBlank() && name.chars().noneMatch(unit -> unit == '/' || unit == '\\' || unit < ' ') && !name.equals(".")
                && !name.equals("..");
    }

    /** Writes the scripts, each in one step, and looks whether there are any. */
    public synchronized void prepare() {
        if (prepared) {
            return;
        }
        Path folder = Path.of(path);
        try {
            Map<String, String> scripts = scripts();
            checkRoot(folder);
            if (!scripts.isEmpty()) {
                Files.createDirectories(folder);
            }
            if (!Files.isDirectory(folder)) {
                throw problem(ScriptProblem.Kind.MISSING, "there is no such folder of scripts", null);
            }
            for (Map.Entry<String, String> script : scripts.entrySet()) {
                write(folder, script.getKey(), script.getValue());
            }
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isEmpty()) {
                    throw problem(ScriptProblem.Kind.MISSING, "the folder holds no script", null);
                }
            }
        } catch (IOException e) {
            throw problem(ScriptProblem.Kind.UNREADABLE, "the folder of scripts cannot be used: " + e, e);
        }
        prepared = true;
    }

    private Map<String, String> scripts() {
        try {
            return JSON.readValue(sources, new TypeReference<Map<String, String>>() { });
        } catch (JsonProcessingException e) {
            throw problem(ScriptProblem.Kind.UNREADABLE, "sources is no JSON object of texts: " + e.getOriginalMessage(), e);
        }
    }

    /** Looks where the folder is, or would be made: nothing is made outside the root. */
    private void checkRoot(Path folder) throws IOException {
        if (root == null) {
            return;
        }
        Path there = folder.toAbsolutePath().normalize();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        Path rest = there.relativize(folder.toAbsolutePath().normalize());
        if (!there.toRealPath().resolve(rest).startsWith(Path.of(root).toRealPath())) {
            throw problem(ScriptProblem.Kind.UNREADABLE, "the folder does not lie in " + root + ", as " + ROOT_VARIABLE + " demands",
                    null);
        }
    }

    private void write(Path folder, String name, String text) throws IOException {
        if (!isScriptName(name)) {
            throw problem(ScriptProblem.Kind.UNREADABLE, "'" + LogText.of(name) + "' is no plain file name that ends in .rhai", null);
        }
        Path target = folder.resolve(name);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!Files.isSymbolicLink(target) && Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), bytes)) {
            return;
        }
        Path written = folder.resolve("." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(written, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            // takes the place of a symbolic link, too, and never follows it
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** The file of a script. */
    Path file(String name) {
        prepare();
        Path folder = Path.of(path);
        Path file = folder.resolve(name);
        try {
            if (!isPlainName(name) || Files.exists(file) && !file.toRealPath().startsWith(folder.toRealPath())) {
                throw problem(ScriptProblem.Kind.UNREADABLE, "'" + LogText.of(name) + "' leads out of the folder of scripts", null);
            }
        } catch (IOException e) {
            throw problem(ScriptProblem.Kind.UNREADABLE, "'" + LogText.of(name) + "' cannot be read: " + e, e);
        }
        return file;
    }

    private InvalidScriptException problem(ScriptProblem.Kind kind, String message, IOException cause) {
        return new InvalidScriptException(new ScriptProblem(kind, path, 0, 0, message, ""), cause);
    }

    /** The folder, absolute or from the working directory. */
    public void setPath(String path) {
        this.path = path;
    }

    public String getPath() {
        return path;
    }

    /** Scripts to write into the folder: a JSON object of texts by file name. None by default. */
    public void setSources(String sources) {
        this.sources = sources;
    }

    public String getSources() {
        return sources;
    }
}
