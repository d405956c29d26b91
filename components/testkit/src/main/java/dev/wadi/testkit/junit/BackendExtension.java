package dev.wadi.testkit.junit;

import dev.wadi.testkit.Backend;
import dev.wadi.testkit.BackendNeeds;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.PubSubBackend;
import dev.wadi.testkit.RedisBackend;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * Fills the fields marked with {@link MongoReplicaSet}, {@link KafkaBroker}, {@link RedisInstance} and {@link PubSubService};
 * comes with those annotations.
 *
 * <p>A condition, not an assumption: Surefire reports a class that an assumption stopped before its first test as no tests at
 * all, a disabled class as skipped.
 */
public final class BackendExtension implements ExecutionCondition, BeforeAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(BackendExtension.class);
    private final BackendSettings settings;

    /** Called by JUnit. */
    public BackendExtension() {
        this(BackendSettings.current());
    }

    BackendExtension(BackendSettings settings) {
        this.settings = settings;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            return ConditionEvaluationResult.enabled("decided for the class");
        }
        for (Slot slot : slots(context.getRequiredTestClass())) {
            Optional<String> missing = settings.provider().missing(slot.needs());
            if (missing.isPresent() && !settings.required()) {
                String reason = context.getRequiredTestClass().getName() + " needs a server: " + missing.get();
                System.out.println("SKIPPED " + reason); // JUnit's reason reaches report files only
                return ConditionEvaluationResult.disabled(reason);
            }
        }
        return ConditionEvaluationResult.enabled("all servers are to be had");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IllegalAccessException {
        Class<?> testClass = context.getRequiredTestClass();
        for (Slot slot : slots(testClass)) {
            Optional<String> missing = settings.provider().missing(slot.needs());
            if (missing.isPresent()) {
                throw new ExtensionConfigurationException(
                        "servers are required (CI or -Dbackend.required=true): " + missing.get());
            }
            Backend backend = settings.provider().start(slot.needs(), folder(testClass));
            // The store closes what it holds when the class is done, also when a later server fails to start.
            context.getStore(NAMESPACE).put(slot.field(), (AutoCloseable) backend::close);
            slot.field().set(null, backend);
        }
    }

    private record Slot(Field field, BackendNeeds needs) {
    }

    private static List<Slot> slots(Class<?> testClass) {
        List<Slot> slots = new ArrayList<>();
        for (Field field : marked(testClass, MongoReplicaSet.class, MongoBackend.class)) {
            slots.add(new Slot(field, needs(field.getAnnotation(MongoReplicaSet.class))));
        }
        for (Field field : marked(testClass, KafkaBroker.class, KafkaBackend.class)) {
            slots.add(new Slot(field, needs(field.getAnnotation(KafkaBroker.class))));
        }
        for (Field field : marked(testClass, RedisInstance.class, RedisBackend.class)) {
            slots.add(new Slot(field, new BackendNeeds.Redis(field.getAnnotation(RedisInstance.class).password())));
        }
        for (Field field : marked(testClass, PubSubService.class, PubSubBackend.class)) {
            slots.add(new Slot(field, new BackendNeeds.PubSub()));
        }
        return slots;
    }

    private static BackendNeeds needs(MongoReplicaSet mark) {
        return new BackendNeeds.Mongo(mark.nodes(), mark.oplogMegabytes(), List.of(mark.arguments()));
    }

    private static BackendNeeds needs(KafkaBroker mark) {
        Map<String, String> properties = new HashMap<>();
        for (String property : mark.properties()) {
            int equals = property.indexOf('=');
            if (equals < 1) {
                throw new ExtensionConfigurationException(
                        "@KafkaBroker wants properties as name=value, found '" + property + "'");
            }
            properties.put(property.substring(0, equals), property.substring(equals + 1));
        }
        return new BackendNeeds.Kafka(properties, mark.proxied());
    }

    private static List<Field> marked(Class<?> testClass, Class<? extends Annotation> mark, Class<?> type) {
        List<Field> fields =
                AnnotationSupport.findAnnotatedFields(testClass, mark, field -> true, HierarchyTraversalMode.TOP_DOWN);
        for (Field field : fields) {
            if (!Modifier.isStatic(field.getModifiers()) || field.getType() != type) {
                throw new ExtensionConfigurationException("@" + mark.getSimpleName() + " belongs on a static field of type "
                        + type.getSimpleName() + ", not on " + field);
            }
            field.setAccessible(true);
        }
        return fields;
    }

    /** The build folder of the module that the test belongs to. */
    private static Path folder(Class<?> testClass) {
        Path classes = Path.of(URI.create(
                testClass.getProtectionDomain().getCodeSource().getLocation().toString()));
        return classes.toAbsolutePath().getParent().resolve("servers");
    }
}
