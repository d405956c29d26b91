package dev.wadi.definition;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a record component as an option of the definition. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

    /** What it does, in whole sentences. */
    String doc();

    /** The value, as text, that stands for a missing one; empty means that there is no default. */
    String defaultsTo() default "";

    /** Least value of a number, least count of a list. */
    long min() default Long.MIN_VALUE;

    /** Greatest value of a number. */
    long max() default Long.MAX_VALUE;

    /** Whether the value must be kept out of routes, logs and answers. */
    Secrecy secrecy() default Secrecy.NONE;

    /** Whether the component, a map, takes every key that is no other option. */
    boolean takesOtherKeys() default false;
}
