package dev.wadi.engine;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.RuntimeCamelException;

/**
 * Says in one line why something failed, without stack trace and without the user and password of an address.
 */
public final class FailureText {

    private static final Pattern USER_INFO = Pattern.compile("://\\S*@");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final int LENGTH_LIMIT = 1000;
    private static final Map<Class<?>, String> FILE_FAULTS = Map.of(NoSuchFileException.class, "there is no such file or folder",
            FileAlreadyExistsException.class, "there is already something of this name", AccessDeniedException.class, "access denied",
            NotDirectoryException.class, "this is no folder", DirectoryNotEmptyException.class, "the folder is not empty");

    private FailureText() {}

    /** The message of the failure, and of its root where that says something else. */
    public static String of(Throwable failure) {
        Throwable outer = failure;
        while (isWrapper(outer) && outer.getCause() != null) {
            outer = outer.getCause();
        }
        Throwable root = outer;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String text = messageOf(outer);
        String rootText = messageOf(root);
        if (!text.contains(rootText) && !speaksForItself(outer)) {
            text = text + " (" + rootText + ")";
        }
        return clean(text);
    }

    /** One line of bounded length without user information of addresses. */
    public static String clean(String text) {
        String line = USER_INFO.matcher(WHITE_SPACE.matcher(text).replaceAll(" ")).replaceAll("://****@").strip();
        return line.length() <= LENGTH_LIMIT ? line : line.substring(0, LENGTH_LIMIT) + "...";
    }

    /** Wadi's own messages are whole sentences for a person. */
    private static boolean speaksForItself(Throwable failure) {
        return failure.getMessage() != null && failure.getClass().getName().startsWith("dev.wadi.");
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof ExecutionException
                || failure instanceof InvocationTargetException
                || failure instanceof CamelExecutionException
                || failure instanceof CamelExchangeException
                || failure instanceof FailedToCreateRouteException
                || failure.getClass() == RuntimeCamelException.class
                || failure.getClass() == RuntimeException.class && failure.getCause() != null;
    }

    private static String messageOf(Throwable failure) {
        if (failure instanceof FileSystemException file && file.getReason() == null && file.getFile() != null) {
            // Java's message is the bare path
            return file.getFile() + ": " + FILE_FAULTS.getOrDefault(file.getClass(), file.getClass().getSimpleName());
        }
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return failure.getClass().getSimpleName();
        }
        // of these the message is but a name
        boolean named = failure instanceof LinkageError || failure instanceof ClassNotFoundException;
        return named ? failure.getClass().getSimpleName() + ": " + message : message;
    }
}
