package dev.wadi.camel.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.transform.BodyBytes;
import dev.wadi.camel.script.document.JsonCodec;
import dev.wadi.rhai.error.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.tools.ToolProvider;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Message;
import org.apache.camel.spi.Language;
import org.apache.camel.support.DefaultExchange;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DocumentCodec;
import org.bson.conversions.Bson;

/**
 * A script in a language of Camel: the file is one expression, whose value becomes the new body.
 *
 * <p>Shape: the expression sees an exchange of its own. Its headers are the event's attributes, and changes of them stay. Its body is
 * a {@code Map} (a {@link Document} for BSON), {@code List}, or simple value; for languages that only know text, such as simple, it is
 * JSON text, and so is what they give. The script is the operator's; no content of a message is ever taken for one.
 *
 * <p>Lifecycle and threads: the expression is compiled once and shared.
 */
final class LanguageEvents implements EventScript {

    /** Languages whose values are texts: what they give is JSON, not a string of it. */
    private static final Set<String> OF_TEXT = Set.of("simple", "csimple", "constant", "tokenize", "file", "header", "exchangeProperty",
            "variable", "xpath", "xquery", "xtokenize");
    private static final Set<String> OF_JAVA = Set.of("java", "joor");
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final CamelContext context;
    private final String name;
    private final Expression expression;
    private final boolean ofText;
    private final ScriptEncoding encoding;
    private final NestingLimit nesting;
    private final boolean dropsNothing;
    private final String dropAttribute;

    private LanguageEvents(CamelContext context, String name, Expression expression, boolean ofText, ScriptEncoding encoding,
            NestingLimit nesting, boolean dropsNothing, String dropAttribute) {
        this.context = context;
        this.name = name;
        this.expression = expression;
        this.ofText = ofText;
        this.encoding = encoding;
        this.nesting = nesting;
        this.dropsNothing = dropsNothing;
        this.dropAttribute = dropAttribute;
    }

    static LanguageEvents load(CamelContext context, String language, Path file, ScriptEncoding encoding, NestingLimit nesting,
            boolean dropsNothing, String dropAttribute) {
        Expression expression = compile(context, language, file.toString(), TransformScript.read(file));
        return new LanguageEvents(context, file.toString(), expression, OF_TEXT.contains(language), encoding, nesting, dropsNothing,
                dropAttribute);
    }

    /** Errors: {@link InvalidScriptException}. */
    static Expression compile(CamelContext context, String language, String name, String text) {
        if (OF_JAVA.contains(language) && ToolProvider.getSystemJavaCompiler() == null) {
            throw new InvalidScriptException(new ScriptProblem(ScriptProblem.Kind.UNREADABLE, name, 0, 0,
                    "a script in Java needs a JDK to run in, and this is a runtime without compiler: "
                            + System.getProperty("java.home"), ""), null);
        }
        LanguageMistake mistake = new LanguageMistake(language, name, text);
        String script = text.strip();
        if (script.isEmpty()) {
            throw mistake.of("it is empty", null);
        }
        try {
            Language resolved = context.resolveLanguage(language);
            Expression expression = resolved.createExpression(script);
            expression.init(context);
            if (language.equals("jsonpath")) {
                JsonPathSyntax.check(script);
            }
            return expression;
        } catch (RuntimeException wrong) {
            throw mistake.of(wrong);
        }
    }

    @Override
    public boolean apply(Message event) throws Exception {
        Map<String, String> attributes = EventAttributes.of(event, dropAttribute);
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().getHeaders().putAll(attributes);
        exchange.getMessage().setBody(value(BodyBytes.of(event)));
        Object result = evaluate(exchange);
        Map<String, String> wanted = EventAttributes.of(exchange.getMessage(), null);
        if (dropsNothing && result == null || dropAttribute != null && wanted.containsKey(dropAttribute)
                && !wanted.get(dropAttribute).equals("false")) {
            return false;
        }
        event.setBody(body(result));
        EventAttributes.change(event, attributes, wanted);
        return true;
    }

    private Object evaluate(Exchange exchange) throws InterruptedException {
        try {
            Object result = expression.evaluate(exchange, Object.class);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            return result;
        } catch (InterruptedException stop) {
            throw stop;
        } catch (Exception failure) {
            Throwable cause = failure instanceof CamelExecutionException && failure.getCause() != null ? failure.getCause() : failure;
            throw new ScriptFailedException(name, Position.NONE, cause.getClass().getSimpleName() + ": " + cause.getMessage(), failure);
        }
    }

    private Object value(BodyBytes bytes) throws IOException {
        if (encoding == ScriptEncoding.json) {
            // the strict reading of JSON, which also limits how deep it is
            new JsonCodec(nesting, Long.MAX_VALUE).read(bytes.array(), bytes.offset(), bytes.length());
            return ofText ? new String(bytes.array(), bytes.offset(), bytes.length(), StandardCharsets.UTF_8)
                    : JSON.readValue(bytes.array(), bytes.offset(), bytes.length(), Object.class);
        }
        try {
            RawBsonDocument raw = new RawBsonDocument(bytes.array(), bytes.offset(), bytes.length());
            return ofText ? raw.toJson() : raw.decode(new DocumentCodec());
        } catch (RuntimeException malformed) {
            throw EncodingException.malformed("BSON", 0, "", String.valueOf(malformed.getMessage()));
        }
    }

    private byte[] body(Object result) {
        try {
            return encoding == ScriptEncoding.json ? json(result) : bson(result);
        } catch (JsonProcessingException | RuntimeException unwritable) {
            throw new ScriptFailedException(name, Position.NONE, "its value, of type "
                    + (result == null ? "null" : result.getClass().getName()) + ", cannot be written as " + encoding + ": "
                    + unwritable.getMessage(), unwritable);
        }
    }

    private byte[] json(Object result) throws JsonProcessingException {
        if (result instanceof byte[] || ofText && result instanceof String) {
            byte[] bytes = result instanceof byte[] given ? given : ((String) result).getBytes(StandardCharsets.UTF_8);
            new JsonCodec(nesting, Long.MAX_VALUE).read(bytes, 0, bytes.length);
            return bytes;
        }
        return JSON.writeValueAsBytes(result);
    }

    private byte[] bson(Object result) {
        if (result instanceof String text) {
            return bytes(Document.parse(text));
        }
        if (result instanceof Bson document) {
            return bytes(document);
        }
        if (result instanceof Map<?, ?> map) {
            Document document = new Document();
            map.forEach((key, value) -> document.put(String.valueOf(key), value));
            return bytes(document);
        }
        throw EncodingException.unusable("a BSON body is a document", null);
    }

    private static byte[] bytes(Bson document) {
        RawBsonDocument raw = new RawBsonDocument(document.toBsonDocument(), new BsonDocumentCodec());
        byte[] bytes = new byte[raw.getByteBuffer().remaining()];
        raw.getByteBuffer().get(bytes);
        return bytes;
    }
}
