package dev.wadi.camel.mongodb;

import dev.wadi.camel.WadiConstants;
import org.apache.camel.spi.Metadata;

/** Headers of the component. */
public final class MongoDbChangesConstants {

    @Metadata(label = "common", javaType = "String",
            description = "What happened: insert, update, replace or delete. The sink in mirror mode follows it.")
    public static final String OPERATION_TYPE = WadiConstants.OPERATION_TYPE;

    @Metadata(label = "consumer", javaType = "String", description = "Database the change happened in.")
    public static final String DATABASE = WadiConstants.DATABASE;

    @Metadata(label = "common", javaType = "String",
            description = "Collection the change happened in. A sink whose endpoint names no collection writes to this one.")
    public static final String COLLECTION = WadiConstants.COLLECTION;

    @Metadata(label = "consumer", javaType = "String",
            description = "Database and collection joined by a dot, with eventAttributes.")
    public static final String NAMESPACE = "namespace";

    @Metadata(label = "consumer", javaType = "String",
            description = "Key of the changed document as canonical extended JSON, with eventAttributes.")
    public static final String DOCUMENT_KEY = "document_key";

    @Metadata(label = "consumer", javaType = "String",
            description = "Identity of the event, the same when it is delivered again, with eventAttributes.")
    public static final String EVENT_ID = "event_id";

    @Metadata(label = "common", javaType = "dev.wadi.camel.batch.EventOrigin",
            description = "Identity, key and position of the event.")
    public static final String EVENT_ORIGIN = WadiConstants.EVENT_ORIGIN;

    private MongoDbChangesConstants() {}
}
