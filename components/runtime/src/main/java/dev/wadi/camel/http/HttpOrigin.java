package dev.wadi.camel.http;

import java.net.URI;
import java.util.Locale;
import org.apache.hc.core5.net.URIAuthority;

/**
 * What an address belongs to: scheme, host and port. Source: RFC 6454.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case
 */
record HttpOrigin(String scheme, String host, int port) {

    /** @throws IllegalArgumentException when it is no HTTP address; the address itself, which may hold a password, is not in the text */
    static HttpOrigin of(URI address) {
        return of(address.getScheme(), address);
    }

    /** Of an address that may leave out its scheme. */
    static HttpOrigin of(String scheme, URI address) {
        if (address.getHost() == null || scheme == null || !scheme.matches("(?i)https?")) {
            throw new IllegalArgumentException("no HTTP address: expected http://... or https://... with a host");
        }
        return of(scheme, address.getHost(), address.getPort());
    }

    static HttpOrigin of(String scheme, URIAuthority authority) {
        return of(scheme, authority.getHostName(), authority.getPort());
    }

    private static HttpOrigin of(String scheme, String host, int port) {
        String lower = scheme.toLowerCase(Locale.ROOT);
        return new HttpOrigin(lower, host.toLowerCase(Locale.ROOT), port >= 0 ? port : lower.equals("https") ? 443 : 80);
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
