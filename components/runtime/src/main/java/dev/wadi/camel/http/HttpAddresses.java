package dev.wadi.camel.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Resolves an address against a base. Source: RFC 3986, section 5.2; {@link URI#resolve(URI)} follows an older rule, by which
 * {@code enrich} against {@code http://shop:8000} is {@code http://shop:8000enrich}.
 */
public final class HttpAddresses {

    private HttpAddresses() {}

    /**
     * The address that a reference means seen from a base, without user information and fragment.
     *
     * @throws IllegalArgumentException when one of them is no address; its text quotes neither, because both may hold a password
     */
    public static URI resolve(String base, String reference) {
        URI from = parse(base, "the base is no address");
        HttpOrigin.of(from);
        URI to = parse(reference, "the resource is no address");
        if (to.isAbsolute()) {
            HttpOrigin.of(to);
            return compose(to.getScheme(), to.getHost(), to.getPort(), withoutDots(to.getRawPath()), to.getRawQuery());
        }
        if (to.getRawAuthority() != null) {
            HttpOrigin.of(from.getScheme(), to);
            return compose(from.getScheme(), to.getHost(), to.getPort(), withoutDots(to.getRawPath()), to.getRawQuery());
        }
        String path = to.getRawPath() == null ? "" : to.getRawPath();
        if (path.isEmpty()) {
            return compose(from.getScheme(), from.getHost(), from.getPort(), from.getRawPath(),
                    to.getRawQuery() == null ? from.getRawQuery() : to.getRawQuery());
        }
        return compose(from.getScheme(), from.getHost(), from.getPort(),
                withoutDots(path.startsWith("/") ? path : merged(from.getRawPath(), path)), to.getRawQuery());
    }

    static URI parse(String address, String problem) {
        try {
            return new URI(address.strip());
        } catch (URISyntaxException e) {
            // its message quotes the address
            throw new IllegalArgumentException(problem + " (" + e.getReason() + ")");
        }
    }

    private static String merged(String base, String path) {
        return base == null || base.isEmpty() ? "/" + path : base.substring(0, base.lastIndexOf('/') + 1) + path;
    }

    private static String withoutDots(String path) {
        if (path == null || path.isEmpty()) {
            return "/";
        }
        Deque<String> segments = new ArrayDeque<>();
        String[] parts = path.substring(path.startsWith("/") ? 1 : 0).split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (parts[i].equals("..")) {
                segments.pollLast();
            } else if (!parts[i].equals(".")) {
                segments.addLast(parts[i]);
                continue;
            }
            if (last) {
                segments.addLast("");
            }
        }
        return "/" + String.join("/", segments);
    }

    private static URI compose(String scheme, String host, int port, String path, String query) {
        String text = scheme + "://" + host + (port < 0 ? "" : ":" + port) + (path == null || path.isEmpty() ? "/" : path)
                + (query == null ? "" : "?" + query);
        return parse(text, "the resolved address is none");
    }
}
