package dev.wadi.jbang;

import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** The {@code camel} command as a plain Java program; what JBang starts is a script of the same one line. */
public final class CamelCommand {

    private CamelCommand() {}

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        CamelJBangMain.run(arguments);
    }
}
