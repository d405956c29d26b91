package dev.wadi.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;

/** Asks a Kafka cluster which brokers it has. */
final class KafkaProbe implements ServiceProbe {

    private static final int PATIENCE_MILLIS = 5000;

    @Override
    public ServiceAnswer ask(Map<String, String> clientProperties) {
        Map<String, Object> settings = new HashMap<>();
        clientProperties.forEach((name, value) -> {
            if (AdminClientConfig.configNames().contains(name)) {
                settings.put(name, value);
            }
        });
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        String brokers = clientProperties.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        Admin admin;
        try {
            admin = Admin.create(settings);
        } catch (KafkaException e) {
            return ServiceAnswer.silent(brokers + ": " + FailureText.of(e));
        }
        try {
            admin.describeCluster().nodes().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return ServiceAnswer.ready();
        } catch (ExecutionException e) {
            return e.getCause() instanceof AuthenticationException
                    ? ServiceAnswer.refused(brokers + ": " + FailureText.of(e.getCause()))
                    : ServiceAnswer.silent(brokers + ": " + reasonOf(e.getCause()));
        } catch (TimeoutException e) {
            return ServiceAnswer.silent(brokers + ": no broker answers");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ServiceAnswer.silent("interrupted");
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static String reasonOf(Throwable cause) {
        // "Timed out waiting for a node assignment" says nothing to somebody who never read Kafka's client
        return cause instanceof org.apache.kafka.common.errors.TimeoutException ? "no broker answers" : FailureText.of(cause);
    }
}
