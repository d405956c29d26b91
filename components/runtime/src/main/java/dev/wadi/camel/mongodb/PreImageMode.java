package dev.wadi.camel.mongodb;

/** Whether the stream asks for the document before the change, which a delete carries as its body. */
public enum PreImageMode {
    /** Never. */
    off,
    /** Where the collection keeps pre-images and still has this one. */
    whenAvailable,
    /** A change without its pre-image stops the source. */
    required
}
