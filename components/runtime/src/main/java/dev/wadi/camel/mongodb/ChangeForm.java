package dev.wadi.camel.mongodb;

/**
 * What a source makes of its changes; one object for all of them.
 *
 * @param keyFormat how the document key is written
 * @param tombstones whether a delete is delivered without a body
 * @param eventAttributes whether events carry namespace, document key and identity as attributes
 */
record ChangeForm(KeyFormat keyFormat, boolean tombstones, boolean eventAttributes) {

    /** With the defaults of the endpoint's options. */
    ChangeForm(KeyFormat keyFormat) {
        this(keyFormat, false, false);
    }

    static ChangeForm of(MongoDbChangesConfiguration configuration) {
        return new ChangeForm(configuration.getKeyFormat(), configuration.getDeletes() == DeleteBody.tombstone,
                configuration.isEventAttributes());
    }
}
