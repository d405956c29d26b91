package dev.wadi.camel.encoding.avro;

/**
 * Which BSON values may stand for an Avro value, beyond those of the same type.
 *
 * @param textual the document was JSON: base64 stands for bytes, RFC 3339 for dates, digits in quotes for decimals
 * @param keepsTypes the result becomes BSON again: what would come back as another type (an ObjectId as text, a UUID's text as
 *     binary) is refused; numbers may come back wider
 */
public record ValueForms(boolean textual, boolean keepsTypes) {

    /** BSON to Avro, or through Avro to JSON. */
    public static final ValueForms BSON = new ValueForms(false, false);
    /** BSON through Avro to BSON. */
    public static final ValueForms BSON_TO_BSON = new ValueForms(false, true);
    /** JSON to Avro, or through Avro to JSON. */
    public static final ValueForms JSON = new ValueForms(true, false);
    /** JSON through Avro to BSON. */
    public static final ValueForms JSON_TO_BSON = new ValueForms(true, true);

    /** Whether text and plain numbers are taken for types that have their own BSON type. */
    boolean loose() {
        return textual || !keepsTypes;
    }
}
