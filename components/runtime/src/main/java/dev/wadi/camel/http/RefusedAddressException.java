package dev.wadi.camel.http;

import java.net.UnknownHostException;

/** A redirect leads to an address that no redirect may lead to. */
final class RefusedAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    RefusedAddressException(String host) {
        super("a redirect leads to " + host + ", an address of the local link, which is where clouds keep the credentials of machines");
    }
}
