package dev.wadi.schema.sample;

import dev.wadi.schema.NamePattern;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.BsonType;
import org.bson.BsonValue;

/** The format that all texts of a field have. */
final class TextFormat {

    private static final NamePattern ID = NamePattern.endingIn("_id");
    private static final Pattern OBJECT_ID = Pattern.compile("[0-9a-fA-F]{24}");
    private static final Pattern DATE_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}.*", Pattern.DOTALL);
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}\\.[A-Za-z]{2,63}");

    private TextFormat() {}

    /** {@code objectid}, {@code date-time}, {@code email}, or none. */
    static Optional<String> of(String field, List<BsonValue> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (ID.matches(field) && all(values, OBJECT_ID, BsonType.OBJECT_ID)) {
            return Optional.of("objectid");
        }
        if (all(values, DATE_TIME, BsonType.DATE_TIME)) {
            return Optional.of("date-time");
        }
        return all(values, EMAIL, null) ? Optional.of("email") : Optional.empty();
    }

    private static boolean all(List<BsonValue> values, Pattern pattern, BsonType type) {
        return values.stream().allMatch(value -> value.getBsonType() == type
                || value.isString() && pattern.matcher(value.asString().getValue()).matches());
    }
}
