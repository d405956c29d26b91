package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;
import java.util.List;

/** {@code enum}: from a string that is one of the symbols. */
final class EnumType extends AvroType {

    private final NameIndex symbols;

    EnumType(String name, List<String> symbols) {
        super(name);
        this.symbols = new NameIndex(symbols);
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        if (bsonType != BsonTypes.STRING) {
            return NOT;
        }
        int begin = to.in.position();
        int symbol = read(to);
        to.in.position(begin);
        return symbol < 0 ? NOT : MORE_SPECIFIC;
    }

    private int read(AvroEncoding to) {
        int length = to.in.stringLength();
        int from = to.in.position();
        to.in.skip(length + 1);
        return symbols.find(to.in.bytes(), from, from + length);
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        if (bsonType != BsonTypes.STRING) {
            throw mismatch(bsonType, to);
        }
        int begin = to.in.position();
        int symbol = read(to);
        if (symbol < 0) {
            throw to.unwritable(begin, "the text is none of the symbols of " + name());
        }
        to.out.whole(symbol);
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        byte[] symbol = symbols.name(in.choice(symbols.size(), "symbol"));
        StringType.write(symbol, 0, symbol.length, out);
        return BsonTypes.STRING;
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        byte[] symbol = symbols.name(in.choice(symbols.size(), "symbol"));
        out.quoted(symbol, 0, symbol.length);
    }
}
