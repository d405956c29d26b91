package dev.wadi.schema.fill;

import dev.wadi.schema.NamePattern;

/** What fields of a name usually hold. */
final class FieldNames {

    static final NamePattern ID = NamePattern.anyOf(NamePattern.exactly("id"), NamePattern.endingIn("_id"));
    static final NamePattern EMAIL = NamePattern.containing("email");
    static final NamePattern PHONE = NamePattern.containing("phone", "mobile");
    static final NamePattern FIRST_NAME = NamePattern.containing("first_name", "firstname", "given_name");
    static final NamePattern LAST_NAME = NamePattern.containing("last_name", "lastname", "surname", "family_name");
    static final NamePattern STREET = NamePattern.containing("street");
    static final NamePattern CITY = NamePattern.word("city", "town");
    static final NamePattern STATE = NamePattern.word("state", "province");
    static final NamePattern COUNTRY = NamePattern.containing("country");
    static final NamePattern POSTAL_CODE = NamePattern.anyOf(NamePattern.containing("postal", "zipcode"), NamePattern.word("zip"),
            NamePattern.containing("zip_"));
    static final NamePattern ADDRESS = NamePattern.containing("address");
    static final NamePattern SOCIAL_SECURITY = NamePattern.anyOf(NamePattern.word("ssn"),
            NamePattern.containing("social_security", "socialsecurity"));
    static final NamePattern CARD_NUMBER = NamePattern.containing("card_number", "cardnumber", "credit_card", "creditcard");
    static final NamePattern CARD_CODE = NamePattern.word("cvv", "cvc");

    /** Names of people, not of files, machines and things. */
    static final NamePattern PERSON = NamePattern.word("name", "fullname", "full_name")
            .butNot(NamePattern.containing("file", "host", "nick", "user", "domain", "path", "table", "column", "field", "class",
                    "brand", "product", "company", "event", "service", "project", "display"));

    static final NamePattern DATE = NamePattern.anyOf(NamePattern.endingIn("_at", "_date", "_time", "_on"),
            NamePattern.beginningWith("date_"), NamePattern.exactly("date"),
            NamePattern.containing("created", "updated", "timestamp", "login"));

    private FieldNames() {}
}
