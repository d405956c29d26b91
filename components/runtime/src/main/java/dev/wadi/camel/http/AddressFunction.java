package dev.wadi.camel.http;

import java.net.URI;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.PropertiesFunction;

/**
 * Placeholder that resolves an address against a property: {@code {{wadi-url:web.host:enrich}}} is {@code http://shop:8000/enrich} where
 * property {@code web.host} is {@code http://shop:8000}. So a base that comes from the environment is resolved by the same rule as one
 * that stands in the definition, and its user information never becomes part of an endpoint's address.
 *
 * <p>Shape: what stands behind the first colon is the reference. Its query is no part of the address, because Camel would take it for
 * options of the endpoint: {@link Query} gives it to the step that makes requests.
 */
public class AddressFunction implements PropertiesFunction, CamelContextAware {

    private CamelContext context;

    @Override
    public String getName() {
        return "wadi-url";
    }

    @Override
    public final String apply(String remainder) {
        int colon = remainder.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("{{" + getName() + ":...}} needs the name of a property and, behind a colon, a reference");
        }
        String base = context.resolvePropertyPlaceholders("{{" + remainder.substring(0, colon) + "}}");
        return part(HttpAddresses.resolve(base, remainder.substring(colon + 1)));
    }

    String part(URI address) {
        String text = address.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.context = camelContext;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    /** The query of the same address, {@code {{wadi-query:web.host:enrich?shop=north}}}; empty when there is none. */
    public static final class Query extends AddressFunction {

        @Override
        public String getName() {
            return "wadi-query";
        }

        @Override
        String part(URI address) {
            return address.getRawQuery() == null ? "" : address.getRawQuery();
        }
    }
}
