package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.json.JsonText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A union: the branch that suits a value's type best, and of equals the first. A single branch beside null takes every other
 * value, so that its errors say what is wrong with the value.
 */
final class UnionType extends AvroType {

    private static final int NONE = -1;

    private final AvroType[] branches;
    private final int nullBranch;
    /** The only branch that is not null, or {@link #NONE}. */
    private final int onlyBranch;

    UnionType(List<AvroType> branches) {
        super(branches.stream().map(AvroType::name).collect(Collectors.joining(", ", "[", "]")));
        this.branches = branches.toArray(AvroType[]::new);
        int nullAt = NONE;
        int other = NONE;
        int others = 0;
        for (int i = 0; i < this.branches.length; i++) {
            if (this.branches[i] instanceof NullType) {
                nullAt = i;
            } else {
                other = i;
                others++;
            }
        }
        nullBranch = nullAt;
        onlyBranch = others == 1 ? other : NONE;
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        int branch = best(bsonType, to);
        return branch == NONE ? NOT : branches[branch].suits(bsonType, to);
    }

    private int best(int bsonType, AvroEncoding to) {
        int best = NONE;
        int bestSuits = NOT;
        for (int i = 0; i < branches.length; i++) {
            int suits = branches[i].suits(bsonType, to);
            if (suits > bestSuits) {
                best = i;
                bestSuits = suits;
            }
        }
        return best;
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        if (NullType.is(bsonType)) {
            if (nullBranch == NONE) {
                throw to.unwritable(to.in.position(), "found null, but the schema has the non-nullable union " + name());
            }
            to.out.whole(nullBranch);
            return;
        }
        int branch = onlyBranch != NONE ? onlyBranch : best(bsonType, to);
        if (branch == NONE) {
            throw mismatch(bsonType, to);
        }
        to.out.whole(branch);
        branches[branch].encode(bsonType, to);
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        return branches[in.choice(branches.length, "branch")].toBson(in, out);
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        branches[in.choice(branches.length, "branch")].toJson(in, out);
    }
}
