package dev.wadi.schema.sample;

import dev.wadi.schema.NamePattern;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bson.BsonValue;

/**
 * The few texts that a field has again and again, such as states and kinds. Texts that could tell something about a person are
 * none, which the field's name decides: rather too often than not often enough.
 */
final class TextChoices {

    private static final int MOST = 10;
    private static final int LONGEST = 50;
    private static final Pattern HEXADECIMAL_ID = Pattern.compile(
            "[0-9a-fA-F-]{24}|[0-9a-fA-F-]{32}|[0-9a-fA-F-]{36}|[0-9a-fA-F-]{40}");
    /** First, last and full names contain "name", user ids and names "user". */
    private static final NamePattern PERSONAL = NamePattern.containing("email", "phone", "mobile", "name", "address", "street",
            "ssn", "social", "passport", "license", "credit", "card", "account", "password", "secret", "token", "key", "ip",
            "user_id", "userid", "login");

    private TextChoices() {}

    /** The texts that were seen at least twice, sorted; empty where they are no choice. */
    static List<String> of(String field, List<BsonValue> values) {
        if (PERSONAL.matches(field) || !values.stream().allMatch(BsonValue::isString)) {
            return List.of();
        }
        Map<String, Integer> counts = new TreeMap<>();
        values.forEach(value -> counts.merge(value.asString().getValue(), 1, Integer::sum));
        List<String> repeated = counts.entrySet().stream().filter(text -> text.getValue() >= 2).map(Map.Entry::getKey).toList();
        return counts.size() > MOST || repeated.size() < 2 || counts.keySet().stream().anyMatch(TextChoices::looksLikeAnId)
                ? List.of() : repeated;
    }

    private static boolean looksLikeAnId(String text) {
        return text.length() > LONGEST || HEXADECIMAL_ID.matcher(text).matches();
    }
}
