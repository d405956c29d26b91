package dev.wadi.camel.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.batch.EventBuffer;
import dev.wadi.camel.progress.RouteProgress;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

class ChangeDeliveryTest {

    private final ChangeEventReader reader = new ChangeEventReader(new ChangeForm(KeyFormat.text));
    private final EventBuffer<ChangeEvent> buffer = new EventBuffer<>(100, Long.MAX_VALUE);
    private final RecordingCheckpoints checkpoints = new RecordingCheckpoints();
    private final List<Object> delivered = new ArrayList<>();
    private ChangeDelivery delivery;

    @Test
    void stopBetweenSingleEventsSavesNoIdlePositionBehindTheRest() throws Exception {
        buffer.put(List.of(event("01"), event("02"), event("03")));
        buffer.idle("{\"_data\": \"04\"}");
        delivery = delivery(exchange -> {
            delivered.add(exchange.getMessage().getBody());
            delivery.stop();
        });

        delivery.run();

        assertThat(delivery.failure()).isNull();
        assertThat(delivered).hasSize(1);
        assertThat(checkpoints.positions()).containsExactly("{\"_data\": \"01\"}");
    }

    private ChangeDelivery delivery(Processor sink) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.addComponent("mongodb-changes", new MongoDbChangesComponent(context));
        MongoDbChangesEndpoint endpoint = context.getEndpoint("mongodb-changes:shop/orders", MongoDbChangesEndpoint.class);
        endpoint.getConfiguration().setCheckpoint(checkpoints);
        endpoint.getConfiguration().setMaxBatchSize(1);
        return new ChangeDelivery(new MongoDbChangesConsumer(endpoint, sink), "orders", buffer, new RouteProgress());
    }

    private ChangeEvent event(String token) {
        BsonDocument event = BsonDocument.parse("{_id: {_data: '" + token + "'}, operationType: 'insert', ns: {db: 'shop', coll: 'orders'},"
                + " fullDocument: {_id: '" + token + "'}, documentKey: {_id: '" + token + "'}}");
        return reader.read(new RawBsonDocument(event, new BsonDocumentCodec()));
    }
}
