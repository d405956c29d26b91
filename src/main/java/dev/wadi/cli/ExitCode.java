package dev.wadi.cli;

/** How a command ends, for shells and supervisors. */
final class ExitCode {

    static final int FINE = 0;
    /** A server, a file, a disk: the same command may succeed later. */
    static final int WORLD_IS_WRONG = 1;
    /** The definition or the command line has to be changed first. */
    static final int DEFINITION_IS_WRONG = 2;

    private ExitCode() {}
}
