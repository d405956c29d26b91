package dev.wadi.definition.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/** Nodes of a file as JSON values, without their places. */
final class NodeJson {

    private static final int LONG_BITS = 63;

    private NodeJson() {}

    static JsonNode of(Node node) {
        if (node instanceof Node.Table table) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            table.entries().forEach(entry -> object.set(entry.key(), of(entry.value())));
            return object;
        }
        if (node instanceof Node.Sequence sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            sequence.items().forEach(item -> array.add(of(item)));
            return array;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.kind()) {
            case TEXT, TIME -> TextNode.valueOf(scalar.text());
            case BOOLEAN -> BooleanNode.valueOf(scalar.text().equalsIgnoreCase("true"));
            case NOTHING -> NullNode.getInstance();
            case INTEGER -> integer(scalar.text());
            case DECIMAL -> decimal(scalar.text().toLowerCase(Locale.ROOT));
        };
    }

    private static JsonNode integer(String text) {
        BigInteger number = text.startsWith("0x") ? new BigInteger(text.substring(2), 16)
                : text.startsWith("0o") ? new BigInteger(text.substring(2), 8)
                : new BigInteger(text.startsWith("+") ? text.substring(1) : text);
        return number.bitLength() <= LONG_BITS ? LongNode.valueOf(number.longValue()) : BigIntegerNode.valueOf(number);
    }

    private static JsonNode decimal(String text) {
        return switch (text) {
            case ".nan" -> DoubleNode.valueOf(Double.NaN);
            case ".inf", "+.inf" -> DoubleNode.valueOf(Double.POSITIVE_INFINITY);
            case "-.inf" -> DoubleNode.valueOf(Double.NEGATIVE_INFINITY);
            default -> DecimalNode.valueOf(new BigDecimal(text));
        };
    }
}
