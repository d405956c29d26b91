package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;

/** What a run needs from around it. */
public interface Host {

    void print(String text);

    void debug(String text, Position position);

    /** Compiles a text for {@code eval}, which sees the functions of the script around it; functions in it are refused. */
    Program compileText(String text, Program around);

    /** The module of this path; null if there is none. */
    Program module(String path);
}
