package dev.wadi.testkit.junit;

import dev.wadi.testkit.PubSubBackend;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a static {@link PubSubBackend} field: it holds a Pub/Sub emulator that answers while the tests of the class run.
 *
 * <pre>{@code
 * @PubSubService
 * static PubSubBackend pubSub;
 * }</pre>
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BackendExtension.class)
public @interface PubSubService {
}
