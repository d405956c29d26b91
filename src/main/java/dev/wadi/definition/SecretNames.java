package dev.wadi.definition;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells secrets by the name of their key or by the shape of their value.
 *
 * <p>Source: the masking rules of mstream, widened by what those let through: inline private keys, credentials of basic
 * authentication and addresses with user information.
 */
public final class SecretNames {

    private static final List<String> PARTS = List.of("password", "secret", "token", "jaas", "credential", "basic.auth.user");
    private static final List<String> ENDS = List.of(".key", "key.pem", "keystore.pem");
    private static final Pattern USER_IN_ADDRESS = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*://[^/?#]*@.*", Pattern.DOTALL);

    private static final Pattern SECRET_IN_QUERY = Pattern.compile("(?i).*[?&;,][^=&]*(password|secret|token)[^=&]*[=:].*",
            Pattern.DOTALL);

    private SecretNames() {}

    public static boolean isSecretKey(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return PARTS.stream().anyMatch(lower::contains) || ENDS.stream().anyMatch(lower::endsWith);
    }

    /** Whether an address has user information before its host, or a password among its options. */
    public static boolean isSecretAddress(String address) {
        return USER_IN_ADDRESS.matcher(address).matches() || SECRET_IN_QUERY.matcher(address).matches();
    }

    /** Whether the value of an option is secret. */
    public static boolean isSecret(Secrecy secrecy, String key, String value) {
        return switch (secrecy) {
            case NONE -> false;
            case WHOLE -> true;
            case IF_USER_IN_ADDRESS -> isSecretAddress(value);
            case BY_KEY -> isSecretKey(key);
        };
    }
}
