package dev.wadi.rhai.library;

import dev.wadi.rhai.function.FunctionLibrary;

/** All functions that the language has from the start. */
public final class StandardLibrary {

    private StandardLibrary() {
    }

    /** A new library with all of them, to which a host can add its own. */
    public static FunctionLibrary functions() {
        FunctionLibrary library = new FunctionLibrary();
        CoreFunctions.addTo(library);
        PrintFunctions.addTo(library);
        NumberFunctions.addTo(library);
        FloatFunctions.addTo(library);
        BitFunctions.addTo(library);
        IteratorFunctions.addTo(library);
        StringFunctions.addTo(library);
        ArrayFunctions.addTo(library);
        ArrayCallbacks.addTo(library);
        SortFunctions.addTo(library);
        NamedCallbacks.addTo(library);
        MapFunctions.addTo(library);
        BlobFunctions.addTo(library);
        BlobNumbers.addTo(library);
        TimeFunctions.addTo(library);
        return library;
    }
}
