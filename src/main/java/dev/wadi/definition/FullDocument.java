package dev.wadi.definition;

/** Which state of a document an update carries. */
public enum FullDocument implements Choice {
    /** The document as it is when the update is read: perhaps already changed again. */
    UPDATE_LOOKUP,
    /** The document as it was right after the update; needs the collection's post-images. */
    POST_IMAGE
}
