package dev.wadi.schema.fill;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Texts of a format, else such as fields of that name have. Addresses and numbers are those that nobody owns. */
final class TextFill {

    private static final List<String> WORDS = List.of("amber", "basin", "cedar", "delta", "ember", "fjord", "grove", "harbor",
            "island", "juniper", "kelp", "lagoon", "meadow", "north", "oasis", "pebble", "quarry", "river", "summit", "timber");
    private static final List<String> FIRST_NAMES = List.of("Ada", "Bruno", "Chiara", "Dmitri", "Elif", "Farid", "Grace", "Hana",
            "Ivan", "Jun", "Kofi", "Lea");
    private static final List<String> LAST_NAMES = List.of("Adeyemi", "Berg", "Castro", "Dubois", "Eriksen", "Fischer", "Garcia",
            "Haddad", "Ito", "Jansen", "Kowalski", "Lund");
    private static final List<String> STREETS = List.of("Mill Lane", "Station Road", "Oak Avenue", "Harbour Street", "Church Hill");
    private static final List<String> CITIES = List.of("Lisbon", "Tampere", "Nairobi", "Osaka", "Medellin", "Graz");
    private static final List<String> STATES = List.of("Ohio", "Bavaria", "Ontario", "Kerala", "Queensland");
    private static final List<String> COUNTRIES = List.of("Portugal", "Finland", "Kenya", "Japan", "Colombia", "Austria");

    /** Of the numbers that card companies give out for tests. */
    private static final String CARD_NUMBER = "4111111111111111";
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 6 * 365;

    private final RandomGenerator random;

    TextFill(RandomGenerator random) {
        this.random = random;
    }

    String text(String format, String field) {
        return switch (format) {
            case "" -> named(field);
            case "date-time" -> dateTime();
            case "date" -> day().toString();
            case "time" -> dateTime().substring(11);
            case "email" -> email();
            case "objectid" -> objectId();
            case "uri", "url" -> "https://example.com/" + word();
            case "uuid" -> new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 1L << 63).toString();
            case "ipv4" -> "192.0.2." + random.nextInt(1, 255);
            case "ipv6" -> "2001:db8::" + Integer.toHexString(random.nextInt(1, 0xFFFF));
            case "hostname" -> word() + ".example.com";
            default -> word();
        };
    }

    /** The order counts: {@code email_address} is no address, {@code last_login} no last name. */
    private String named(String field) {
        if (FieldNames.ID.matches(field)) {
            return objectId();
        } else if (FieldNames.EMAIL.matches(field)) {
            return email();
        } else if (FieldNames.PHONE.matches(field)) {
            return "+1-555-01" + digits(2);
        } else if (FieldNames.FIRST_NAME.matches(field)) {
            return one(FIRST_NAMES);
        } else if (FieldNames.LAST_NAME.matches(field)) {
            return one(LAST_NAMES);
        } else if (FieldNames.SOCIAL_SECURITY.matches(field)) {
            return digits(3) + "-" + digits(2) + "-" + digits(4);
        } else if (FieldNames.CARD_NUMBER.matches(field)) {
            return CARD_NUMBER;
        } else if (FieldNames.CARD_CODE.matches(field)) {
            return digits(3);
        } else if (FieldNames.PERSON.matches(field)) {
            return one(FIRST_NAMES) + " " + one(LAST_NAMES);
        }
        return placeOrTime(field);
    }

    private String placeOrTime(String field) {
        if (FieldNames.STREET.matches(field)) {
            return street();
        } else if (FieldNames.CITY.matches(field)) {
            return one(CITIES);
        } else if (FieldNames.STATE.matches(field)) {
            return one(STATES);
        } else if (FieldNames.COUNTRY.matches(field)) {
            return one(COUNTRIES);
        } else if (FieldNames.POSTAL_CODE.matches(field)) {
            return digits(5);
        } else if (FieldNames.ADDRESS.matches(field)) {
            return street() + ", " + one(CITIES);
        }
        return FieldNames.DATE.matches(field) ? dateTime() : word();
    }

    private String street() {
        return random.nextInt(1, 200) + " " + one(STREETS);
    }

    private String email() {
        return word() + random.nextInt(1000) + "@example.com";
    }

    private LocalDate day() {
        return FIRST_DAY.plusDays(random.nextInt(DAYS));
    }

    private String dateTime() {
        Instant midnight = Instant.parse(day() + "T00:00:00Z");
        return midnight.plus(random.nextInt(86_400), ChronoUnit.SECONDS).toString();
    }

    private String objectId() {
        StringBuilder hex = new StringBuilder();
        while (hex.length() < 24) {
            hex.append(Character.forDigit(random.nextInt(16), 16));
        }
        return hex.toString();
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private String word() {
        return one(WORDS);
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
