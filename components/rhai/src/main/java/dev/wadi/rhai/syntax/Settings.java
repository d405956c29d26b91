package dev.wadi.rhai.syntax;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;

/** What the parser knows about where it is. */
record Settings(boolean global, boolean inFunction, boolean inLoop, int level, int maxLevel, Position position) {

    Settings at(Position place) {
        return new Settings(global, inFunction, inLoop, level, maxLevel, place);
    }

    /** One level deeper in the nesting. */
    Settings deeper() {
        if (maxLevel > 0 && level >= maxLevel) {
            throw new RhaiException(ErrorKind.PARSING, "Expression exceeds maximum complexity", position);
        }
        return new Settings(global, inFunction, inLoop, level + 1, maxLevel, position);
    }

    Settings inLoop(boolean loop) {
        return new Settings(global, inFunction, loop, level, maxLevel, position);
    }

    Settings notGlobal() {
        return global ? new Settings(false, inFunction, inLoop, level, maxLevel, position) : this;
    }

    Settings closure() {
        return new Settings(false, true, false, level, maxLevel, position);
    }
}
