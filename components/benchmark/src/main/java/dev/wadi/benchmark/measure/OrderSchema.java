package dev.wadi.benchmark.measure;

/** The {@link Orders} as Avro: every field, ids as text, dates as timestamps. */
final class OrderSchema {

    static final String AVRO = """
            {"type": "record", "name": "Order", "fields": [
                {"name": "_id", "type": "string"},
                {"name": "number", "type": "long"},
                {"name": "customer", "type": "string"},
                {"name": "state", "type": {"type": "enum", "name": "State",
                    "symbols": ["new", "paid", "packed", "shipped", "delivered"]}},
                {"name": "created", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                {"name": "total", "type": "double"},
                {"name": "express", "type": "boolean"},
                {"name": "address", "type": {"type": "record", "name": "Address", "fields": [
                    {"name": "street", "type": "string"}, {"name": "city", "type": "string"}, {"name": "zip", "type": "string"}]}},
                {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
                    {"name": "article", "type": "int"}, {"name": "quantity", "type": "int"}]}}},
                {"name": "note", "type": "string"}]}
            """;

    private OrderSchema() {}
}
