package dev.wadi.camel.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializer;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.impl.UnknownSerializer;
import dev.wadi.camel.encoding.EncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.Message;
import org.bson.conversions.Bson;

/**
 * The body of a message as bytes, read once: streams and files are gone after the first reader, and an event may be sent again.
 *
 * <p>Text becomes UTF-8, maps and lists (rows of a database) become JSON, everything else goes through Camel's type converters.
 * Errors: {@link EncodingException}.
 */
final class MessageBody {

    /** Knows values, not objects: of an endpoint's own (exchanges, files, connections) it would write whatever they let it reach. */
    private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules()
            .addModule(new SimpleModule().setSerializerModifier(new ValuesOnly()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    private MessageBody() {}

    /** The bytes, or null where there is no body. */
    static byte[] bytes(Message message) {
        Object body = message.getBody();
        if (body == null || body instanceof byte[]) {
            return (byte[]) body;
        }
        if (body instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if ((body instanceof Map || body instanceof Collection) && !(body instanceof Bson)) {
            try {
                return JSON.writeValueAsBytes(body);
            } catch (InvalidDefinitionException e) {
                throw EncodingException.unusable("a body of type " + body.getClass().getName() + " holds a "
                        + e.getType().getRawClass().getName() + ", which has no form in JSON", e);
            } catch (JsonProcessingException e) {
                throw EncodingException.unusable("a body of type " + body.getClass().getName() + " cannot be written as JSON: "
                        + e.getOriginalMessage(), e);
            }
        }
        byte[] converted = message.getBody(byte[].class);
        if (converted == null) {
            throw EncodingException.unusable("a body of type " + body.getClass().getName() + " cannot be read as bytes", null);
        }
        return converted;
    }

    /** Refuses whatever would be written by what its methods give. */
    private static final class ValuesOnly extends BeanSerializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonSerializer<?> modifySerializer(SerializationConfig config, BeanDescription type, JsonSerializer<?> serializer) {
            return serializer instanceof BeanSerializer ? new UnknownSerializer(type.getBeanClass()) : serializer;
        }
    }
}
