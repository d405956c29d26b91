package dev.wadi.rhai.library;

import dev.wadi.rhai.function.FunctionLibrary;

/** All functions that the language has from the start. */
public final class StandardLibrary {

    private StandardLibrary() {
    }

    /** A new library with all of them, to which a host can add its own. */
    public static FunctionLibrary functions() {
        FunctionLibrary library = new FunctionLibrary();
        PrintFunctions.addTo(library);
        return library;
    }
}
