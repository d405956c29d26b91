package dev.wadi.definition.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Nodes of a file as JSON values, without their places. Numbers that are not finite have no such value: {@link #withoutForm}. */
final class NodeJson {

    private static final int LONG_BITS = 63;
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.?(inf|nan)", Pattern.CASE_INSENSITIVE);

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
            case DECIMAL -> DecimalNode.valueOf(new BigDecimal(scalar.text()));
        };
    }

    private static JsonNode integer(String text) {
        BigInteger number = text.startsWith("0x") ? new BigInteger(text.substring(2), 16)
                : text.startsWith("0o") ? new BigInteger(text.substring(2), 8)
                : new BigInteger(text.startsWith("+") ? text.substring(1) : text);
        return number.bitLength() <= LONG_BITS ? LongNode.valueOf(number.longValue()) : BigIntegerNode.valueOf(number);
    }

    /** The first number in a value that JSON has no form for: one that is infinite or none at all, as YAML and TOML write them. */
    static Optional<Node.Scalar> withoutForm(Node node) {
        if (node instanceof Node.Table table) {
            return table.entries().stream().map(entry -> withoutForm(entry.value())).flatMap(Optional::stream).findFirst();
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(NodeJson::withoutForm).flatMap(Optional::stream).findFirst();
        }
        return Optional.of((Node.Scalar) node).filter(scalar -> scalar.kind() == Node.Kind.DECIMAL
                && NOT_FINITE.matcher(scalar.text()).matches());
    }
}
