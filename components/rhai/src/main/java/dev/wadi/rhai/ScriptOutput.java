package dev.wadi.rhai;

import dev.wadi.rhai.error.Position;

/** Takes what scripts print. */
public interface ScriptOutput {

    /** Takes nothing. */
    ScriptOutput NONE = new ScriptOutput() {
        @Override
        public void print(String text) {
            // not wanted
        }

        @Override
        public void debug(String text, Position position) {
            // not wanted
        }
    };

    void print(String text);

    void debug(String text, Position position);
}
