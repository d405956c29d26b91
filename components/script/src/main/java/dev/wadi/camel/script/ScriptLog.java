package dev.wadi.camel.script;

import dev.wadi.rhai.ScriptOutput;
import dev.wadi.rhai.error.Position;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What scripts print goes to the log, at debug level: it may hold what events hold. */
final class ScriptLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.wadi.script");

    private ScriptLog() {
    }

    /** Takes what a script prints, or nothing if nobody would read it. */
    static ScriptOutput of(String script) {
        if (!LOG.isDebugEnabled()) {
            return ScriptOutput.NONE;
        }
        return new ScriptOutput() {
            @Override
            public void print(String text) {
                LOG.debug("{}: {}", script, LogText.of(text));
            }

            @Override
            public void debug(String text, Position position) {
                LOG.debug("{}:{}: {}", script, position.brief(), LogText.of(text));
            }
        };
    }
}
