package dev.wadi.camel.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Looks hosts up, but none of the local link for a host that the operator did not name: a redirect must not reach the metadata services
 * of clouds. At this place it holds for names as well as for numbers, and a name cannot change its meaning between check and use.
 */
final class RedirectTargets implements DnsResolver {

    /** Metadata services that are not on the local link: of AWS by IPv6, of Alibaba, of Oracle. */
    private static final Set<String> METADATA = Set.of("fd00:ec2:0:0:0:0:0:254", "100.100.100.200", "192.0.0.192");

    private final Set<String> named = ConcurrentHashMap.newKeySet();

    /** From now on the host may be reached wherever it is: the operator has named it. */
    void name(String host) {
        named.add(host.toLowerCase(Locale.ROOT));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (!named.contains(host.toLowerCase(Locale.ROOT))) {
            for (InetAddress address : addresses) {
                if (address.isLinkLocalAddress() || METADATA.contains(address.getHostAddress())) {
                    throw new RefusedAddressException(host);
                }
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }
}
