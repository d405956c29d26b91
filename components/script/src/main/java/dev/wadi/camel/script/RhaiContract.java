package dev.wadi.camel.script;

import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.script.document.BsonCodec;
import dev.wadi.camel.script.document.DocumentCodec;
import dev.wadi.camel.script.document.JsonCodec;
import dev.wadi.rhai.mstream.ScriptResult;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.Unit;
import java.util.Map;

/**
 * A script, and how events get into it and out of it again.
 *
 * @param codecs those of each thread
 * @param dropsNothing whether a result of {@code ()} leaves the event out
 * @param dropAttribute the attribute by which a script leaves an event out, or null
 */
record RhaiContract(TransformScript script, ThreadLocal<DocumentCodec> codecs, boolean dropsNothing, String dropAttribute) {

    static RhaiContract of(TransformScript script, ScriptEncoding encoding, NestingLimit nesting, boolean dropsNothing,
            String dropAttribute) {
        long largest = script.limits().resultBytes();
        return new RhaiContract(script, ThreadLocal.withInitial(() -> encoding == ScriptEncoding.bson ? new BsonCodec(nesting, largest)
                : new JsonCodec(nesting, largest)), dropsNothing, dropAttribute);
    }

    /** Calls it, with the attributes that an event has. */
    ScriptResult call(Object data, Map<String, String> attributes) throws InterruptedException {
        try {
            return script.call(data, EventAttributes.map(attributes), ScriptLog.of(script.name()));
        } catch (ScriptFailedException failure) {
            // a stopping route ends a script that runs; that is no failure of the event
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException("interrupted while " + script.name() + " ran").initCause(failure);
            }
            throw failure;
        }
    }

    /** The new attributes, or null where the old ones stay. */
    Map<String, String> attributes(ScriptResult result) {
        if (result.attributes() == null) {
            return null;
        }
        Map<String, String> attributes = script.texts(result.attributes());
        EventAttributes.check(script.name(), attributes);
        return attributes;
    }

    boolean drops(Object data) {
        return dropsNothing && data == Unit.UNIT;
    }

    private static boolean isFalse(Object value) {
        return value == Boolean.FALSE || "false".equals(value);
    }

    boolean drops(ScriptResult result) {
        MapValue attributes = result.attributes();
        boolean byAttribute = dropAttribute != null && attributes != null && attributes.contains(dropAttribute)
                && !isFalse(attributes.get(dropAttribute));
        return byAttribute || drops(result.data());
    }
}
