package dev.wadi.camel.encoding.transform;

import org.apache.camel.spi.DataTypeTransformer;

/** Converts to {@code wadi:json-extended}; found by Camel when a route first names that type. */
@DataTypeTransformer(
        name = "wadi:json-extended",
        // The scheme alone stands for every encoding. With a name only, Camel would also take this transformer for
        // conversions FROM wadi:json-extended to types that no transformer is loaded for yet.
        fromType = "wadi",
        toType = "wadi:json-extended",
        description = "Converts a body or each event of a batch to Extended JSON (canonical mode), which keeps BSON's types.")
public final class ExtendedJsonDataTypeTransformer extends EncodingTransformer {

    public ExtendedJsonDataTypeTransformer() {
        super(Encoding.JSON_EXTENDED);
    }
}
