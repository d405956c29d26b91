package dev.wadi.camel.delivery;

import dev.wadi.camel.WadiConstants;
import org.apache.camel.Exchange;

/**
 * The answer to a request, for those who wait for one: a place that travels with the request, and with copies of it, as exchange
 * property {@link WadiConstants#ANSWER}. Without the property nobody waits and the answer is dropped.
 *
 * <p>Threads: written by the thread that has the answer, read when that thread has said that it is done.
 */
final class Answer {

    private boolean given;
    private Object body;

    /** Gives a request a place for its answer, in which there is none yet. */
    static Answer awaitFor(Exchange request) {
        Answer answer = new Answer();
        request.setProperty(WadiConstants.ANSWER, answer);
        return answer;
    }

    /** Keeps what the steps made of a request, if it or its batch waits for it. */
    static void keep(Exchange request, Exchange batch, Exchange answered) {
        Answer answer = request.getProperty(WadiConstants.ANSWER, Answer.class);
        if (answer == null) {
            answer = batch.getProperty(WadiConstants.ANSWER, Answer.class);
        }
        if (answer != null) {
            answer.give(answered.getMessage().getBody());
        }
    }

    void give(Object newBody) {
        given = true;
        body = newBody;
    }

    boolean isGiven() {
        return given;
    }

    Object body() {
        return body;
    }
}
