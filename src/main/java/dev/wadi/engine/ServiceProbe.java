package dev.wadi.engine;

import java.util.Map;

/** Asks a server whether it is there, with a client of its own that is closed afterwards. */
@FunctionalInterface
interface ServiceProbe {

    /**
     * Blocks for a few seconds at most.
     *
     * @param clientProperties without placeholders
     */
    ServiceAnswer ask(Map<String, String> clientProperties);

    static ServiceProbe of(ServiceAddress.Kind kind) {
        return switch (kind) {
            case MONGODB -> new MongoProbe();
            case KAFKA -> new KafkaProbe();
            case REDIS -> new RedisProbe();
            case PUBSUB -> new PubSubProbe();
            case HTTP -> new HttpProbe();
            case CAMEL -> new ComponentProbe();
        };
    }
}
