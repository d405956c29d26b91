package dev.wadi.camel.http;

import java.io.IOException;

/** The server that gives OAuth 2 tokens does not give this client one. */
final class TokenRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    TokenRefusedException(String message) {
        super(message);
    }
}
