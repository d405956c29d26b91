package dev.wadi.benchmark.script;

import dev.wadi.camel.script.ScriptLimits;
import dev.wadi.camel.script.TransformScript;
import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Masks a BSON document of half a kilobyte, from bytes to bytes: a script, Java by hand over BsonDocument, Groovy over Document. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
public class DocumentMaskingBenchmark {

    private static final String MASK = """
            fn transform(data, attributes) {
                if "email" in data { data.email = mask_email(data.email); }
                if "phone" in data { data.phone = mask_phone(data.phone); }
                if "birth_date" in data { data.birth_date = mask_year_only(data.birth_date); }
                data.masked = true;
                result(data, attributes)
            }
            """;
    private static final String GROOVY = """
            if (data.containsKey('email')) { def t = data.email; int at = t.indexOf('@'); data.email = t[0] + '***' + t.substring(at) }
            if (data.containsKey('phone')) { def t = data.phone; data.phone = '*' * (t.length() - 4) + t.substring(t.length() - 4) }
            if (data.containsKey('birth_date')) { data.birth_date = java.time.LocalDate.parse(data.birth_date).year + '-01-01' }
            data.masked = true
            data
            """;
    private static final Map<String, String> ATTRIBUTES =
            Map.of("operation_type", "insert", "database", "shop", "collection", "orders");

    private final BsonDocumentCodec tree = new BsonDocumentCodec();
    private final DocumentCodec documents = new DocumentCodec();
    private byte[] bson;
    private byte[] json;
    private TransformScript mask;
    private TransformScript twoFields;
    private Script groovy;

    @Setup
    public void prepare() {
        BsonDocument document = BsonDocument.parse("""
                {"_id": {"$oid": "65a1b2c3d4e5f60718293a4b"}, "name": "Ada Lovelace", "email": "ada.lovelace@example.com",
                 "phone": "+1-555-123-4567", "birth_date": "1990-05-15", "street": "12 St James's Square", "city": "London",
                 "country": "GB", "active": true, "version": 7, "balance": {"$numberDecimal": "1234.50"},
                 "created": {"$date": "2024-01-02T03:04:05Z"}, "tags": ["first", "programmer", "engine"],
                 "note": "prefers to be called in the afternoon, and only about the engine",
                 "address": {"street": "12 St James's Square", "city": "London", "lines": ["a", "b"]}, "channel": "newsletter"}
                """);
        bson = encode(document);
        json = document.toJson().getBytes(StandardCharsets.UTF_8);
        mask = TransformScript.compile("mask.rhai", MASK, ScriptLimits.DEFAULT);
        twoFields = TransformScript.compile("two.rhai",
                "fn transform(data, attributes) { data.version += 1; data.name = data.name.to_upper(); result(data) }", ScriptLimits.DEFAULT);
        groovy = new GroovyShell().parse(GROOVY);
        if (!new RawBsonDocument(rhai()).getString("email").equals(new RawBsonDocument(java()).getString("email"))) {
            throw new IllegalStateException("the script and Java do not do the same");
        }
    }

    private byte[] encode(BsonDocument document) {
        BasicOutputBuffer buffer = new BasicOutputBuffer();
        try (BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            tree.encode(writer, document, EncoderContext.builder().build());
            return buffer.toByteArray();
        }
    }

    @Benchmark
    public byte[] rhai() {
        return mask.callWithBson(bson, ATTRIBUTES).body();
    }

    @Benchmark
    public byte[] rhaiOnJson() {
        return mask.callWithJson(json, ATTRIBUTES).body();
    }

    @Benchmark
    public byte[] rhaiTwoFields() {
        return twoFields.callWithBson(bson, ATTRIBUTES).body();
    }

    @Benchmark
    public byte[] java() {
        BsonDocument document = new RawBsonDocument(bson).decode(tree);
        if (document.containsKey("email")) {
            String text = document.getString("email").getValue();
            document.put("email", new BsonString(text.charAt(0) + "***" + text.substring(text.indexOf('@'))));
        }
        if (document.containsKey("phone")) {
            String text = document.getString("phone").getValue();
            document.put("phone", new BsonString("*".repeat(text.length() - 4) + text.substring(text.length() - 4)));
        }
        if (document.containsKey("birth_date")) {
            int year = java.time.LocalDate.parse(document.getString("birth_date").getValue()).getYear();
            document.put("birth_date", new BsonString(year + "-01-01"));
        }
        document.put("masked", BsonBoolean.TRUE);
        return encode(document);
    }

    @Benchmark
    public byte[] groovy() {
        Document document = documents.decode(new BsonBinaryReader(java.nio.ByteBuffer.wrap(bson)), DecoderContext.builder().build());
        Binding binding = new Binding();
        binding.setVariable("data", document);
        groovy.setBinding(binding);
        BasicOutputBuffer buffer = new BasicOutputBuffer();
        try (BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            documents.encode(writer, (Document) groovy.run(), EncoderContext.builder().build());
            return buffer.toByteArray();
        }
    }
}
