package dev.wadi.camel.encoding.transform;

import org.apache.camel.spi.DataTypeTransformer;

/** Converts to {@code wadi:bson}; found by Camel when a route first names that type. */
@DataTypeTransformer(
        name = "wadi:bson",
        // The scheme alone stands for every encoding. With a name only, Camel would also take this transformer for
        // conversions FROM wadi:bson to types that no transformer is loaded for yet.
        fromType = "wadi",
        toType = "wadi:bson",
        description = "Converts a body or each event of a batch to BSON.")
public final class BsonDataTypeTransformer extends EncodingTransformer {

    public BsonDataTypeTransformer() {
        super(Encoding.BSON);
    }
}
