package dev.wadi.definition;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says how one record of a sealed family is chosen: by the word that stands under a key of the table. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ChosenBy {

    /** The key; {@code service_name} means: by the provider of the service that is named there. */
    String value();
}
