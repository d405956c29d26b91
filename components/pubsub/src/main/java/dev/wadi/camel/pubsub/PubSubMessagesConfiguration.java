package dev.wadi.camel.pubsub;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Options of a {@code pubsub-messages} endpoint. */
@UriParams
public class PubSubMessagesConfiguration implements Cloneable {

    @UriParam(label = "common", description = "Client to use. Made and closed by whoever configures it.")
    @Metadata(autowired = true)
    private PubSubClient client;

    @UriParam(label = "consumer", description = "Name that messages call the reader by; the route id when not set.")
    private String connector;

    @UriParam(label = "consumer", defaultValue = "1", description = "Above 1, an exchange carries up to this many events as a"
            + " List of Exchange: what is there, unless batchWait says to wait. With 1 each event is an exchange of its own.")
    private int maxBatchSize = 1;

    @UriParam(label = "consumer", defaultValue = "0", javaType = "java.time.Duration", description = "How long an event waits for"
            + " others until maxBatchSize events or maxBatchBytes are there. With 0 a batch is what is there.")
    private long batchWait;

    @UriParam(label = "consumer,advanced", defaultValue = "8388608", description = "Bytes of events that one batch holds at"
            + " most; a single larger event still passes.")
    private long maxBatchBytes = 8 * 1024 * 1024;

    @UriParam(label = "consumer", defaultValue = "0", description = "Messages that are held and not acknowledged at most; the service"
            + " sends no more. 0: three times maxBatchSize, and 1000 at least.")
    private int maxOutstandingMessages;

    @UriParam(label = "consumer", defaultValue = "64000000", description = "Bytes of messages that are held and not acknowledged"
            + " at most.")
    private long maxOutstandingBytes = 64_000_000;

    @UriParam(label = "consumer,advanced", defaultValue = "1", description = "Streams that are read side by side. One is enough for"
            + " some ten MB/s; messages of one ordering key stay on one stream.")
    private int parallelPullCount = 1;

    @UriParam(label = "consumer", defaultValue = "60000", javaType = "java.time.Duration", description = "How long the service waits for"
            + " a reader that has died until it sends its messages to another: 10 s to 600 s. A living reader extends it for as"
            + " long as it holds a message.")
    private long ackDeadline = 60_000;

    @UriParam(label = "consumer", defaultValue = "true", description = "Adds the attributes pubsub_message_id and"
            + " pubsub_ordering_key to each event.")
    private boolean messageAttributes = true;

    @UriParam(label = "consumer", defaultValue = "10000", javaType = "java.time.Duration", description = "How long a stop waits for"
            + " the events in delivery before it gives them up; the service then sends them again.")
    private long drainTimeout = 10_000;

    @UriParam(label = "producer", defaultValue = "none", description = "Ordering key of published messages: none, or the event's key"
            + " as text.")
    private OrderingKeys orderingKey = OrderingKeys.none;

    public PubSubMessagesConfiguration copy() {
        try {
            return (PubSubMessagesConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public PubSubClient getClient() {
        return client;
    }

    public void setClient(PubSubClient client) {
        this.client = client;
    }

    public String getConnector() {
        return connector;
    }

    public void setConnector(String connector) {
        this.connector = connector;
    }

    public int getMaxBatchSize() {
        return maxBatchSize;
    }

    public void setMaxBatchSize(int maxBatchSize) {
        this.maxBatchSize = maxBatchSize;
    }

    public long getBatchWait() {
        return batchWait;
    }

    public void setBatchWait(long batchWait) {
        this.batchWait = batchWait;
    }

    public long getMaxBatchBytes() {
        return maxBatchBytes;
    }

    public void setMaxBatchBytes(long maxBatchBytes) {
        this.maxBatchBytes = maxBatchBytes;
    }

    public int getMaxOutstandingMessages() {
        return maxOutstandingMessages;
    }

    public void setMaxOutstandingMessages(int maxOutstandingMessages) {
        this.maxOutstandingMessages = maxOutstandingMessages;
    }

    public long getMaxOutstandingBytes() {
        return maxOutstandingBytes;
    }

    public void setMaxOutstandingBytes(long maxOutstandingBytes) {
        this.maxOutstandingBytes = maxOutstandingBytes;
    }

    public int getParallelPullCount() {
        return parallelPullCount;
    }

    public void setParallelPullCount(int parallelPullCount) {
        this.parallelPullCount = parallelPullCount;
    }

    public long getAckDeadline() {
        return ackDeadline;
    }

    public void setAckDeadline(long ackDeadline) {
        this.ackDeadline = ackDeadline;
    }

    public boolean isMessageAttributes() {
        return messageAttributes;
    }

    public void setMessageAttributes(boolean messageAttributes) {
        this.messageAttributes = messageAttributes;
    }

    public long getDrainTimeout() {
        return drainTimeout;
    }

    public void setDrainTimeout(long drainTimeout) {
        this.drainTimeout = drainTimeout;
    }

    public OrderingKeys getOrderingKey() {
        return orderingKey;
    }

    public void setOrderingKey(OrderingKeys orderingKey) {
        this.orderingKey = orderingKey;
    }
}
