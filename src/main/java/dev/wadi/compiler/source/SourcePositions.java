package dev.wadi.compiler.source;

/** Where a source's positions are kept. */
public interface SourcePositions {

    /** Name of the bean that is the source's checkpoint repository. */
    String checkpoint();

    /** Whether the positions are offsets of the source's consumer group, which the sink's transaction takes along. */
    boolean areOffsets();

    /** Name of the transaction's bean. */
    String transaction();
}
