package dev.wadi.control;

/**
 * What a replay did.
 *
 * @param delivered events that every sink they were meant for has now
 * @param failedAgain events that are still dead letters
 */
public record ReplayReport(long delivered, long failedAgain) {

    ReplayReport plus(ReplayReport other) {
        return new ReplayReport(delivered + other.delivered, failedAgain + other.failedAgain);
    }
}
