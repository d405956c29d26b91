package dev.wadi.engine;

import java.util.Map;

/** Looks whether a Camel component's jar is on the class path. What its endpoints connect to is the component's business. */
final class ComponentProbe implements ServiceProbe {

    private static final String DEFINITIONS = "META-INF/services/org/apache/camel/component/";

    @Override
    public ServiceAnswer ask(Map<String, String> clientProperties) {
        String component = clientProperties.get(ServiceAddress.COMPONENT);
        if (Thread.currentThread().getContextClassLoader().getResource(DEFINITIONS + component) != null) {
            return ServiceAnswer.ready();
        }
        String artifact = clientProperties.get(ServiceAddress.ARTIFACT);
        return ServiceAnswer.refused("the jar of the component " + component + " is not on the class path"
                + (artifact == null ? "" : "; start with --dep=" + artifact));
    }
}
