package dev.wadi.camel.encoding.transform;

import org.apache.camel.spi.DataTypeTransformer;

/** Converts to {@code wadi:json}; found by Camel when a route first names that type. */
@DataTypeTransformer(
        name = "wadi:json",
        // The scheme alone stands for every encoding. With a name only, Camel would also take this transformer for
        // conversions FROM wadi:json to types that no transformer is loaded for yet.
        fromType = "wadi",
        toType = "wadi:json",
        description = "Converts a body or each event of a batch to flat JSON.")
public final class JsonDataTypeTransformer extends EncodingTransformer {

    public JsonDataTypeTransformer() {
        super(Encoding.JSON);
    }
}
