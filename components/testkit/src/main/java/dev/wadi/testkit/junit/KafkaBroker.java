package dev.wadi.testkit.junit;

import dev.wadi.testkit.KafkaBackend;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a static {@link KafkaBackend} field: it holds a broker that answers while the tests of the class run.
 *
 * <pre>{@code
 * @KafkaBroker
 * static KafkaBackend kafka;
 * }</pre>
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BackendExtension.class)
public @interface KafkaBroker {
    /** Broker properties as {@code name=value}. */
    String[] properties() default {};

    /** Whether a proxy stands before the broker as a second way to it: {@link KafkaBackend#proxy}. */
    boolean proxied() default false;
}
