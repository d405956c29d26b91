package dev.wadi.control;

/** Is told what a replay does, while it does it. */
public interface ReplayListener {

    /** Something that the person at the terminal should know; the replay goes on. */
    void warn(String sentence);

    /** So many are delivered and taken out. */
    void delivered(String connector, int count);

    /** This one failed again; it stays, with the new error. */
    void failedAgain(KeptEvent event);
}
