package dev.wadi.definition;

/** A number of bytes, written with a unit: {@code 16MB}. */
public record ByteSize(long bytes) {}
