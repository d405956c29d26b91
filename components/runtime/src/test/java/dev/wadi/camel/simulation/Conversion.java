package dev.wadi.camel.simulation;

/** What the simulated steps make of a body, so that a sink can tell whether it got the content that was made for it, once. */
final class Conversion {

    private static final String CONVERTED = "converted:";

    private Conversion() {}

    /** The step before the branches of the sinks. */
    static String forAll(String content) {
        return CONVERTED + content;
    }

    /** The step of one branch. */
    static String forSink(String sink, Object body) {
        return sink + ":" + body;
    }

    /** The content under both conversions; null when it was converted otherwise. */
    static String contentFor(String sink, Object body) {
        String prefix = sink + ":" + CONVERTED;
        return body instanceof String text && text.startsWith(prefix) ? text.substring(prefix.length()) : null;
    }
}
