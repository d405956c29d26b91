package dev.wadi.definition;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a table of the definition: the record that carries it holds the table's options. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Section {

    /** Heading in the reference page. */
    String title();

    /** What it is for, in whole sentences. */
    String doc();

    /** The word that chooses this record among its siblings, see {@link ChosenBy}; empty when it has none. */
    String word() default "";
}
