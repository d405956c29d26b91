package dev.wadi.camel.http;

import java.io.IOException;

/** An answer came whole, but what it is packed in cannot be unpacked. */
final class DamagedAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedAnswerException(IOException cause) {
        super("the answer cannot be unpacked: " + cause.getMessage(), cause);
    }
}
