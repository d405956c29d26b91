package dev.wadi.camel.http;

import java.io.IOException;

/** An answer has more bytes than the service's option max_answer_bytes allows. */
final class AnswerTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    AnswerTooLargeException(int limit) {
        super("the answer is larger than " + limit + " bytes, the service's max_answer_bytes");
    }
}
