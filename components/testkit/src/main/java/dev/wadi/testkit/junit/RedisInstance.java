package dev.wadi.testkit.junit;

import dev.wadi.testkit.RedisBackend;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a static {@link RedisBackend} field: it holds a Redis that answers while the tests of the class run.
 *
 * <pre>{@code
 * @RedisInstance
 * static RedisBackend redis;
 * }</pre>
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BackendExtension.class)
public @interface RedisInstance {
    /** What clients have to give; empty for none. */
    String password() default "";
}
