package dev.wadi.camel.http;

import java.net.URI;
import java.util.Set;
import org.apache.hc.client5.http.RedirectException;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Which redirects are followed: those that keep method and body (307 and 308), and where they may lead.
 *
 * <p>Errors: a {@link RedirectException} that names the origin of the target, not all of it, for a redirect that the policy does not allow.
 */
final class RedirectRule extends DefaultRedirectStrategy {

    private static final Set<Integer> KEEPING = Set.of(307, 308);
    private static final Set<Integer> CHANGING = Set.of(301, 302, 303);

    private final RedirectPolicy policy;

    RedirectRule(RedirectPolicy policy) {
        this.policy = policy;
    }

    @Override
    public boolean isRedirected(HttpRequest request, HttpResponse response, HttpContext context) {
        boolean redirect = KEEPING.contains(response.getCode()) || CHANGING.contains(response.getCode());
        return redirect && policy != RedirectPolicy.never && response.containsHeader(HttpHeaders.LOCATION);
    }

    @Override
    public URI getLocationURI(HttpRequest request, HttpResponse response, HttpContext context) throws HttpException {
        URI location = super.getLocationURI(request, response, context);
        HttpOrigin to;
        try {
            to = HttpOrigin.of(location);
        } catch (IllegalArgumentException e) {
            throw new RedirectException("the server answered " + response.getCode() + " with a location that is no HTTP address");
        }
        if (CHANGING.contains(response.getCode())) {
            throw new RedirectException("the server answered " + response.getCode() + " and leads to " + to
                    + ": such a redirect turns POST into GET and would lose the event");
        }
        HttpOrigin from = HttpOrigin.of(request.getScheme(), request.getAuthority());
        if (policy == RedirectPolicy.sameOrigin && !from.equals(to)) {
            throw new RedirectException("the server answered " + response.getCode() + " and leads from " + from + " to " + to
                    + ", and the service's option redirects allows the same origin only");
        }
        return location;
    }
}
