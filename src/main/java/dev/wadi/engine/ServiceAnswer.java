package dev.wadi.engine;

/**
 * What a service said when it was asked whether it is there.
 *
 * @param kind whether asking again makes sense
 * @param reason why it is not ready, in one line; empty when it is
 */
record ServiceAnswer(Kind kind, String reason) {

    enum Kind {
        READY,
        /** No answer; it may come. */
        SILENT,
        /** It answered no (wrong password): asking again changes nothing. */
        REFUSED
    }

    static ServiceAnswer ready() {
        return new ServiceAnswer(Kind.READY, "");
    }

    static ServiceAnswer silent(String reason) {
        return new ServiceAnswer(Kind.SILENT, reason);
    }

    static ServiceAnswer refused(String reason) {
        return new ServiceAnswer(Kind.REFUSED, reason);
    }
}
