package dev.wadi.rhai.library;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;

/** Errors of the library; the engine adds the position of the call. */
final class Failures {

    private Failures() {
    }

    static RhaiException arithmetic(String text) {
        return new RhaiException(ErrorKind.ARITHMETIC, text, Position.NONE);
    }

    static RhaiException runtime(String text) {
        return RhaiException.thrown(text, text, Position.NONE);
    }

    static RhaiException bitBounds(long index) {
        return new RhaiException(ErrorKind.BIT_FIELD_BOUNDS,
                "Bit-field index " + index + " out of bounds: only 64 bits in bit-field", Position.NONE)
                .with("length", 64L).with("index", index);
    }

    static RhaiException tooLarge(String what) {
        return new RhaiException(ErrorKind.DATA_TOO_LARGE, what + " too large", Position.NONE).with("type", what);
    }

    static RhaiException functionNotFound(String text) {
        return new RhaiException(ErrorKind.FUNCTION_NOT_FOUND, "Function not found: " + text, Position.NONE)
                .with("function", text);
    }
}
