package dev.wadi.camel.script;

import dev.wadi.camel.encoding.transform.BodyBytes;
import dev.wadi.camel.script.document.DocumentCodec;
import dev.wadi.rhai.mstream.ScriptResult;
import java.util.Map;
import org.apache.camel.Message;

/** A Rhai script that is called for each event. */
final class RhaiEvents implements EventScript {

    private final RhaiContract contract;

    RhaiEvents(RhaiContract contract) {
        this.contract = contract;
    }

    @Override
    public boolean apply(Message event) throws InterruptedException {
        BodyBytes bytes = BodyBytes.of(event);
        DocumentCodec.Body body = new DocumentCodec.Body(bytes.array(), bytes.offset(), bytes.length());
        DocumentCodec codec = contract.codecs().get();
        Map<String, String> attributes = EventAttributes.of(event, contract.dropAttribute());
        ScriptResult result = contract.call(codec.read(body.bytes(), body.offset(), body.length()), attributes);
        if (contract.drops(result)) {
            return false;
        }
        byte[] written = contract.script().write(codec, result.data(), body);
        Map<String, String> wanted = contract.attributes(result);
        event.setBody(written);
        if (wanted != null) {
            EventAttributes.change(event, attributes, wanted);
        }
        return true;
    }
}
