package dev.wadi.testkit.junit;

import dev.wadi.testkit.MongoBackend;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a static {@link MongoBackend} field: it holds a replica set that takes writes while the tests of the class run.
 *
 * <pre>{@code
 * @MongoReplicaSet
 * static MongoBackend mongo;
 * }</pre>
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BackendExtension.class)
public @interface MongoReplicaSet {
    /** Members of the replica set, 1 or 3. Three of them can lose their primary and take writes again. */
    int nodes() default 1;

    /** Size of the oplog; 8 with {@code arguments = {"--syncdelay", "1"}} makes a position fall off it on demand. */
    int oplogMegabytes() default 64;

    /** Further arguments of every mongod. */
    String[] arguments() default {};
}
