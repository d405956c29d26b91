package dev.wadi.camel.deadletter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a topic that keeps dead letters until they are settled: compacted, with one partition so that they stay in order, and
 * replicated as the broker's default says.
 *
 * <p>A topic that is there already is left as it is. One that deletes by age would lose letters that nobody has looked at in
 * time, which is logged as a warning. Rights for this are not needed: without them the topic has to be there.
 */
final class DeadLetterTopic {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterTopic.class);
    private static final int ONE_PARTITION = 1;

    private DeadLetterTopic() {}

    static void make(String topic, Map<String, String> clientProperties) throws InterruptedException {
        Map<String, Object> properties = new LinkedHashMap<>(clientProperties);
        if (!properties.containsKey(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG)) {
            properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
            properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000");
        }
        try (Admin admin = Admin.create(properties)) {
            NewTopic compacted = new NewTopic(topic, Optional.of(ONE_PARTITION), Optional.empty())
                    .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
            try {
                admin.createTopics(List.of(compacted)).all().get();
                LOG.info("made topic {} for dead letters: compacted, one partition", topic);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicExistsException) {
                    warnOfRetention(admin, topic);
                } else {
                    // the write that follows fails if it has to, and says why
                    LOG.info("topic {} for dead letters was not made: {}", topic, e.getCause().getMessage());
                }
            }
        }
    }

    private static void warnOfRetention(Admin admin, String topic) throws InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
            String retention = config.get(TopicConfig.RETENTION_MS_CONFIG).value();
            if (policy.contains(TopicConfig.CLEANUP_POLICY_DELETE) && !retention.equals("-1")) {
                LOG.warn("topic {} deletes its records after {} ms, dead letters with them; set cleanup.policy=compact or "
                        + "retention.ms=-1", topic, retention);
            }
        } catch (ExecutionException e) {
            LOG.info("how long topic {} keeps dead letters is not known: {}", topic, e.getCause().getMessage());
        }
    }
}
