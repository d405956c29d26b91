package dev.wadi.cli;

import dev.wadi.engine.RouteEngine;
import picocli.CommandLine.IVersionProvider;

/** {@code wadi 0.1.0 (Camel 4.18.0, Java 17.0.15)}. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String own = VersionText.class.getPackage().getImplementationVersion();
        return new String[] {"wadi " + (own == null ? "(not from its jar)" : own)
                + " (Camel " + RouteEngine.camelVersion() + ", Java " + Runtime.version().feature() + ")"};
    }
}
