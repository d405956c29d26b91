/**
 * The {@code pubsub-messages} component: reads the messages of a Google Pub/Sub subscription and publishes events to a topic.
 *
 * <p>Source: {@link dev.wadi.camel.pubsub.PubSubMessagesConsumer} owns Google's subscriber, which holds messages and extends their
 * deadlines ({@code MessageStream}), and one thread that delivers and acknowledges ({@code MessageDelivery}); an event buffer lies
 * between. Sink: {@link dev.wadi.camel.pubsub.PubSubMessagesProducer} makes a batch into as few requests as its ordering keys and the
 * service's limits allow ({@code Publication}) and awaits them together. {@link dev.wadi.camel.pubsub.PubSubClient} says where the
 * service is and how to log in. May import {@code batch}, {@code delivery}, {@code encoding}, {@code headers}, {@code progress} and
 * the constants of {@code wadi-components}.
 *
 * <p>Why it exists beside Camel's {@code google-pubsub:} endpoint: the component's page says it.
 */
package dev.wadi.camel.pubsub;
