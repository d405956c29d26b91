package dev.wadi.camel.encoding;

/**
 * How many documents and arrays may lie within each other, the document itself counted.
 *
 * <p>Transcoders go into each level with a call of their own, so a limit is what keeps a hostile body from overflowing the stack.
 *
 * @param levels 1 to {@value #DEEPEST}
 */
public record NestingLimit(int levels) {

    /** Far beyond what documents have; half of a thread's usual stack (1 MB) is enough for every transcoder to go so deep. */
    public static final int DEEPEST = 500;

    /** MongoDB itself refuses documents nested deeper than this. */
    public static final NestingLimit DEFAULT = new NestingLimit(200);

    public NestingLimit {
        if (levels < 1 || levels > DEEPEST) {
            throw new IllegalArgumentException("a nesting limit is a number from 1 to " + DEEPEST + ", found " + levels);
        }
    }

    /** What is wrong with a body that goes deeper. */
    public String exceeded() {
        return "nested deeper than " + levels + " levels";
    }
}
