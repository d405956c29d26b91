package dev.wadi.benchmark.measure;

/** Where the events arrive, as something that can be asked how many did. */
interface Destination extends AutoCloseable {

    long arrived();

    @Override
    void close();
}
