package dev.wadi.camel.mongodb;

/** Which document an update event carries. */
public enum FullDocumentMode {
    /** The document as it is when the event is read, or none when it is gone by then. */
    updateLookup,
    /** The document as it was right after the change; the collection must keep post-images. */
    postImage
}
