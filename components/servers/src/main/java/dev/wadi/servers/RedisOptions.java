package dev.wadi.servers;

import java.nio.file.Path;
import java.util.List;

/**
 * How a {@link RedisServer} is started.
 *
 * @param password what clients have to give, null for none
 * @param arguments further arguments of redis-server: {@code --maxmemory 10mb}
 * @param folder absent or empty folder for data and logs, deleted on close; null for a temporary one
 */
public record RedisOptions(String password, List<String> arguments, Path folder) {

    public RedisOptions {
        arguments = List.copyOf(arguments);
    }

    /** A server without a password. */
    public static RedisOptions defaults() {
        return new RedisOptions(null, List.of(), null);
    }

    public RedisOptions withPassword(String newPassword) {
        return new RedisOptions(newPassword, arguments, folder);
    }

    public RedisOptions withArguments(String... newArguments) {
        return new RedisOptions(password, List.of(newArguments), folder);
    }

    public RedisOptions withFolder(Path newFolder) {
        return new RedisOptions(password, arguments, newFolder);
    }
}
