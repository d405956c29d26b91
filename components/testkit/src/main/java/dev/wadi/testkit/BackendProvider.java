package dev.wadi.testkit;

import java.nio.file.Path;
import java.util.Optional;

/** One way to come by servers: as processes of this machine, or as containers. Stateless. */
public interface BackendProvider {
    /**
     * Why this provider cannot give such a server here; empty when it can. May take a while the first time, since a server's
     * program may have to be fetched.
     */
    Optional<String> missing(BackendNeeds needs);

    /**
     * Starts such a server and waits until it answers.
     *
     * @param folder parent for the server's throw-away folder
     */
    Backend start(BackendNeeds needs, Path folder);
}
