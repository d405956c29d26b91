package dev.wadi.testkit;

/** A Redis that keeps what it acknowledged through a kill. */
public interface RedisBackend extends Backend {
    /** Address for clients: {@code redis://127.0.0.1:20000}, with the password if there is one. */
    String url();

    @Override
    default String address() {
        return url();
    }
}
