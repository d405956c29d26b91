package dev.wadi.camel.encoding.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.json.BsonBytes;
import java.io.InputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.impl.DefaultCamelContext;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With camel-mongodb beside, whose own converters must not get in the way. */
class BsonTypeConvertersTest {

    private static final BsonDocument DOCUMENT = BsonDocument.parse("{\"_id\": {\"$oid\": \"60002e5e19e23b5c08a6c03c\"}}");
    private static final byte[] BSON = BsonBytes.of(DOCUMENT);

    private CamelContext camel;
    private TypeConverter converter;

    @BeforeEach
    void startCamel() {
        camel = new DefaultCamelContext();
        camel.start();
        converter = camel.getTypeConverter();
    }

    @AfterEach
    void stopCamel() {
        camel.stop();
    }

    @Test
    void documentsBecomeBsonBytesAndStreams() throws Exception {
        assertThat(converter.convertTo(byte[].class, DOCUMENT)).isEqualTo(BSON);
        assertThat(converter.convertTo(byte[].class, new RawBsonDocument(BSON))).isEqualTo(BSON);
        assertThat(converter.convertTo(InputStream.class, new RawBsonDocument(BSON)).readAllBytes()).isEqualTo(BSON);
    }

    @Test
    void documentsBecomeFlatJsonText() {
        assertThat(converter.convertTo(String.class, new RawBsonDocument(BSON)))
                .isEqualTo("{\"_id\":\"60002e5e19e23b5c08a6c03c\"}");
    }

    @Test
    void bytesBecomeDocuments() {
        assertThat(converter.convertTo(RawBsonDocument.class, BSON)).isEqualTo(DOCUMENT);
        assertThat(converter.convertTo(RawBsonDocument.class, new java.io.ByteArrayInputStream(BSON))).isEqualTo(DOCUMENT);
    }

    @Test
    void bytesThatAreNoWholeDocumentAreRefused() {
        assertThatThrownBy(() -> converter.convertTo(RawBsonDocument.class, new byte[] {9, 0, 0, 0, 0}))
                .isInstanceOf(TypeConversionException.class)
                .hasRootCauseInstanceOf(EncodingException.class);
    }
}
