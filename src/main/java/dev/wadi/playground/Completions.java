package dev.wadi.playground;

import java.util.List;

/** What is offered in a transform script beyond the language's own library. */
final class Completions {

    static final List<Completion> ALL = List.of(
            new Completion("transform", "snippet", "fn transform(data, attributes)",
                    "The function that every script needs, exactly once and with these two parameters. It is called for each event, or "
                            + "with an array for each batch, and must return result(...). Nothing is kept between two calls.",
                    "fn transform(data, attributes) {\n    ${1}\n    result(data, attributes)\n}", true),
            function("result", "result(data, attributes)",
                    "What transform returns: the new payload and the new attributes, whose values become texts. With the payload alone "
                            + "the event keeps its attributes.", "result(${1:data}, ${2:attributes})"),
            function("mask_email", "mask_email(value)",
                    "Keeps the first character before the first @ and all behind it: \"john@example.com\" becomes \"j***@example.com\", "
                            + "\"a@b.com\" becomes \"*@b.com\". A text without @ stays as it is, () stays (), anything that is no text "
                            + "becomes \"***\".", "mask_email(${1:value})"),
            function("mask_phone", "mask_phone(value)",
                    "Shows the last four characters of a text or whole number and a star for each one before: \"+1-555-123-4567\" becomes "
                            + "\"***********4567\". Four characters or fewer stay as they are, () stays (), anything else becomes \"***\".",
                    "mask_phone(${1:value})"),
            function("mask_year_only", "mask_year_only(value)",
                    "Leaves the year of a date: \"1990-05-15\" becomes \"1990-01-01\", a time becomes the start of its year in UTC. Takes "
                            + "texts, seconds or milliseconds since 1970, and dates of BSON. () stays (), what is no date becomes \"***\".",
                    "mask_year_only(${1:value})"),
            function("hash_sha256", "hash_sha256(value)",
                    "The SHA-256 of the value's text, as 64 hexadecimal digits. A number has its decimal text, () the empty one; arrays "
                            + "and maps have a text that does not depend on the order of keys.", "hash_sha256(${1:value})"),
            function("sum", "sum(array) or sum(array, |item| ...)",
                    "Adds the numbers of an array, or what the function gives for its items; anything else does not count. Whole numbers "
                            + "stay whole, a single float or an overflow makes the sum a float. The sum of nothing is 0.",
                    "sum(${1:array})"),
            function("avg", "avg(array) or avg(array, |item| ...)",
                    "The mean of the numbers of an array, or of what the function gives for its items, as a float; () when there are none.",
                    "avg(${1:array})"),
            function("min", "min(array) or min(array, |item| ...)",
                    "The smallest number of an array; with a function, the whole item for which it gives the smallest number. The first "
                            + "one wins a tie, () when there are no numbers.", "min(${1:array})"),
            function("max", "max(array) or max(array, |item| ...)",
                    "The greatest number of an array; with a function, the whole item for which it gives the greatest number. The first "
                            + "one wins a tie, () when there are no numbers.", "max(${1:array})"),
            function("group_by", "group_by(array, |item| ...)",
                    "A map from the text of what the function gives to an array of the items for which it gave that.",
                    "group_by(${1:array}, |${2:item}| ${2:item}.${3:field})"),
            function("count_by", "count_by(array, |item| ...)",
                    "A map from the text of what the function gives to the number of items for which it gave that.",
                    "count_by(${1:array}, |${2:item}| ${2:item}.${3:field})"),
            function("unique", "unique(array) or unique(array, |item| ...)",
                    "The first item of each kind, in their order. Items are alike when they have the same text, so 1 and \"1\" are; with "
                            + "a function, when it gives the same text for both.", "unique(${1:array})"),
            function("flatten", "flatten(array)",
                    "Puts the items of arrays inside the array in their place, one level deep; other items stay.",
                    "flatten(${1:array})"),
            function("pluck", "pluck(array, field)",
                    "The field of each map of an array; () for an item that does not have it or is no map.",
                    "pluck(${1:array}, \"${2:field}\")"),
            function("pick", "pick(map, fields)",
                    "A copy of the map with only the named fields; names that it does not have do not matter.",
                    "pick(${1:data}, [\"${2:field}\"])"),
            function("omit", "omit(map, fields)",
                    "A copy of the map without the named fields; names that it does not have do not matter.",
                    "omit(${1:data}, [\"${2:field}\"])"),
            new Completion("timestamp_ms", "function", "timestamp_ms()",
                    "The time now, in milliseconds since 1970 in UTC, as a whole number.", "timestamp_ms()", false));

    private Completions() {}

    private static Completion function(String label, String detail, String documentation, String insertText) {
        return new Completion(label, "function", detail, documentation, insertText, true);
    }
}
