package dev.wadi.camel.http;

import java.net.SocketTimeoutException;

/** The server of access tokens did not give one in time; the server that events go to was not asked. */
final class TokenLateException extends SocketTimeoutException {

    private static final long serialVersionUID = 1L;

    TokenLateException(String message) {
        super(message);
    }
}
