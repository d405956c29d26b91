package dev.wadi.camel.headers;

import java.util.Map;
import org.apache.camel.spi.HeadersMapFactory;
import org.apache.camel.spi.annotations.JdkService;

/**
 * Makes the header maps of all messages of a Camel context; Camel finds it by its service file.
 *
 * <p>Lifecycle and threads: stateless, made once for a context.
 */
@JdkService(HeadersMapFactory.FACTORY)
public final class HeaderMapFactory implements HeadersMapFactory {

    @Override
    public Map<String, Object> newMap() {
        return new HeaderMap();
    }

    @Override
    public Map<String, Object> newMap(Map<String, Object> headers) {
        return new HeaderMap(headers);
    }

    @Override
    public boolean isInstanceOf(Map<String, Object> headers) {
        return headers instanceof HeaderMap;
    }

    @Override
    public boolean isCaseInsensitive() {
        return true;
    }
}
