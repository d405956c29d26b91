package dev.wadi.definition;

/** What of an option's value is secret. */
public enum Secrecy {
    NONE,
    /** All of it. */
    WHOLE,
    /** All of it if it is an address with a user name or password in it. */
    IF_USER_IN_ADDRESS,
    /** What {@link SecretNames} says about the key. */
    BY_KEY
}
