package dev.wadi.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A program that runs as a child of this one, with its output in a file, and that can be treated as badly as a test needs.
 *
 * <p>Errors: {@link ChildProcessException} when it cannot be started or does not do in time what is awaited.
 *
 * <p>Lifecycle: runs from {@link #start} on; {@link #close} kills it. A child still alive when the JVM ends is killed by
 * {@link AtExit}. A JVM that is itself killed with SIGKILL leaves its children behind. Thread safe.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration GONE = Duration.ofSeconds(20);
    private static final int SHOWN_LINES = 30;

    private final ChildCommand command;
    private final Process process;
    private final long outputStart;
    private final AtExit.Registration atExit;

    private ChildProcess(ChildCommand command, Process process, long outputStart) {
        this.command = command;
        this.process = process;
        this.outputStart = outputStart;
        this.atExit = AtExit.run(process::destroyForcibly);
    }

    /** Starts the command; its output is appended to the file that the command names. */
    public static ChildProcess start(ChildCommand command) {
        Process process = null;
        try {
            Files.createDirectories(command.output().toAbsolutePath().getParent());
            long outputStart = Files.exists(command.output()) ? Files.size(command.output()) : 0;
            process = builder(command).start();
            process.getOutputStream().close(); // a child that reads its input sees the end instead of waiting for us
            return new ChildProcess(command, process, outputStart);
        } catch (IOException e) {
            throw new ChildProcessException("cannot start: " + command.commandLine() + ": " + e.getMessage(), e);
        } catch (IllegalStateException e) {
            process.destroyForcibly(); // the JVM is ending: nobody would kill it later
            throw e;
        }
    }

    private static ProcessBuilder builder(ChildCommand command) {
        List<String> arguments = new ArrayList<>();
        if (command.ownSession()) {
            // setsid replaces itself by the program, so the process id stays that of the program.
            Programs.onPath(System.getenv(), "setsid").ifPresent(setsid -> arguments.add(setsid.toString()));
        }
        arguments.addAll(command.arguments());
        ProcessBuilder builder = new ProcessBuilder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(command.output().toFile()));
        if (command.directory() != null) {
            builder.directory(command.directory().toFile());
        }
        Map<String, String> environment = builder.environment();
        environment.putAll(command.environment());
        return builder;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** What it was started with. */
    public ChildCommand command() {
        return command;
    }

    /** The complete lines that this run has written so far. */
    public List<String> lines() {
        try {
            byte[] all = Files.readAllBytes(command.output());
            int start = (int) Math.min(outputStart, all.length);
            String text = new String(all, start, all.length - start, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of the output, for an error message. */
    public String lastLines() {
        List<String> lines = lines();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    /**
     * Waits until the child has written such a line, and returns the first one. Lines already written count.
     *
     * @throws ChildProcessException when the time is over, or when the child ended without writing it
     */
    public String awaitLine(Predicate<String> wanted, Duration timeout) {
        AtomicReference<String> found = new AtomicReference<>();
        boolean decided = Deadline.after(timeout).await(() -> {
            boolean ended = !alive(); // asked before reading, so that its last words are seen
            Optional<String> line = lines().stream().filter(wanted).findFirst();
            line.ifPresent(found::set);
            return ended || line.isPresent();
        });
        if (found.get() == null) {
            throw failure(decided ? "ended before it wrote the awaited line" : "did not write the awaited line in " + timeout);
        }
        return found.get();
    }

    /** Waits until the child has written a line that contains the text, and returns the line. */
    public String awaitLine(String text, Duration timeout) {
        return awaitLine(line -> line.contains(text), timeout);
    }

    /**
     * Waits until the child has ended by itself, and returns its exit code.
     *
     * @throws ChildProcessException when it still runs after the time
     */
    public int awaitExit(Duration timeout) {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure("still runs after " + timeout);
            }
            atExit.cancel();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChildProcessException("interrupted while waiting for " + command.commandLine(), e);
        }
    }

    /**
     * Sends SIGTERM, waits for the end and returns the exit code (143 when the signal itself ended it). A paused child goes
     * on first, or it could not see the signal.
     */
    public int terminate(Duration timeout) {
        if (alive()) {
            resume();
            process.destroy();
        }
        return awaitExit(timeout);
    }

    /** Sends SIGKILL and waits until the process is gone. Does nothing when it has ended already. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(GONE);
    }

    /** Sends SIGSTOP: the process keeps its sockets and answers nothing. */
    public void pause() {
        signal("STOP");
        if (!Deadline.after(GONE).await(() -> !alive() || hasPaused())) {
            throw failure("did not pause");
        }
    }

    /** Sends SIGCONT. */
    public void resume() {
        signal("CONT");
    }

    @Override
    public void close() {
        kill();
    }

    /** Threads of a busy machine go on for a while after the signal was sent. Where there is no /proc, it is taken on trust. */
    private boolean hasPaused() {
        Path threads = Path.of("/proc", Long.toString(pid()), "task");
        if (!Files.isDirectory(threads)) {
            return true;
        }
        try (Stream<Path> all = Files.list(threads)) {
            return all.allMatch(ChildProcess::isPaused);
        } catch (IOException e) {
            throw new ChildProcessException("cannot see whether " + pid() + " has paused: " + e.getMessage(), e);
        }
    }

    private static boolean isPaused(Path thread) {
        try {
            String state = Files.readString(thread.resolve("stat"));
            // pid, program in brackets (which may hold anything), state
            return state.charAt(state.lastIndexOf(')') + 2) == 'T';
        } catch (IOException e) {
            return !Files.exists(thread);
        }
    }

    private void signal(String name) {
        // The shell's own kill: a slim machine may have no kill program.
        ProcessBuilder kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid()).inheritIO();
        try {
            int answer = kill.start().waitFor();
            if (answer != 0 && alive()) {
                throw failure("could not be sent SIG" + name);
            }
        } catch (IOException e) {
            throw new ChildProcessException("cannot send SIG" + name + " to " + pid() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChildProcessException("interrupted while sending SIG" + name, e);
        }
    }

    private ChildProcessException failure(String what) {
        String state = alive() ? "" : " (exit code " + process.exitValue() + ")";
        return new ChildProcessException("process " + pid() + state + " " + what
                + "\n  command: " + command.commandLine()
                + "\n  its last lines, of " + command.output() + ":\n" + lastLines().indent(4).stripTrailing());
    }
}
