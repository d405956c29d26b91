package dev.wadi.camel;

/**
 * Names that travel with an exchange.
 *
 * <p>What is meant for the other side of a sink ("attributes") has mstream's own plain names. Everything that Wadi needs on
 * the way starts with {@code CamelWadi}: the header filters of Camel's endpoints drop the {@code Camel} prefix, so nothing
 * leaks to the wire by accident.
 */
public final class WadiConstants {
    /** Attribute: {@code insert}, {@code update}, {@code replace} or {@code delete}. */
    public static final String OPERATION_TYPE = "operation_type";
    /** Attribute: name of the database a change happened in. */
    public static final String DATABASE = "database";
    /** Attribute: name of the collection a change happened in. */
    public static final String COLLECTION = "collection";

    /** Header of each event: its {@link dev.wadi.camel.batch.EventOrigin}. */
    public static final String EVENT_ORIGIN = "CamelWadiEventOrigin";
    /** Header of a replayed change: the key of the changed document as canonical extended JSON. */
    public static final String DOCUMENT_KEY = "CamelWadiDocumentKey";
    /** Property of a batch exchange: its {@link dev.wadi.camel.batch.Settlement}. */
    public static final String SETTLEMENT = "CamelWadiSettlement";
    /** Property of a batch exchange from Kafka in a transaction: the consumed offsets, which the transaction takes along. */
    public static final String SOURCE_OFFSETS = "CamelWadiSourceOffsets";

    /** Property of a request whose answer is kept: the place for it. */
    public static final String ANSWER = "CamelWadiAnswer";

    /** Property of an exchange on the way to one of several sinks: the id of that sink's step. */
    public static final String SINK = "CamelWadiSink";

    private WadiConstants() {}
}
