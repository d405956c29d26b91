package dev.wadi.rhai.run;

/** How a statement ended when it did not end normally. The value, if there is one, is in the frame. */
enum Completion {
    BREAK, CONTINUE, RETURN
}
