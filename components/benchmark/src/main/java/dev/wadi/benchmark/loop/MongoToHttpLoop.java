package dev.wadi.benchmark.loop;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.changestream.FullDocument;
import dev.wadi.camel.encoding.json.BsonToFlatJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * A change stream to an HTTP server as JSON over the JDK's client: one thread reads and converts, so many post a batch, and when all of it
 * is answered the position is saved. Threads that wait for their answer are what is fastest with this client: its asynchronous calls need
 * three times as long for small requests.
 *
 * <p>Lifecycle: runs until it is killed; any error ends it.
 */
public final class MongoToHttpLoop {

    private final LoopSettings settings;
    private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
    /** Events that may still be converted before any is sent: one batch waits while one is with the server. */
    private final Semaphore room;

    private MongoToHttpLoop(LoopSettings settings) {
        this.settings = settings;
        this.room = new Semaphore(settings.batchSize());
    }

    private record Reply(List<HttpRequest> requests, RawBsonDocument lastEvent) {}

    /** @param arguments the settings file */
    public static void main(String[] arguments) throws Exception {
        MongoToHttpLoop loop = new MongoToHttpLoop(LoopSettings.read(Path.of(arguments[0])));
        PositionFile position = new PositionFile(loop.settings.positionFile());
        BsonDocument start = position.read();
        Thread reader = new Thread(() -> {
            try {
                loop.read(start);
            } catch (Exception e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        }, "reader");
        reader.setDaemon(true);
        reader.start();
        loop.send(position);
    }

    private void read(BsonDocument start) throws InterruptedException {
        ChangeRecords records = new ChangeRecords("", settings.database(), settings.collection(), new BsonToFlatJson());
        try (MongoClient client = MongoClients.create(settings.connectionString());
                MongoChangeStreamCursor<RawBsonDocument> cursor = open(client, start)) {
            while (true) {
                RawBsonDocument event = cursor.tryNext();
                if (event == null) {
                    continue;
                }
                List<HttpRequest> converted = new ArrayList<>(1 + cursor.available());
                converted.add(request(event, records.of(event)));
                while (cursor.available() > 0 && converted.size() < settings.batchSize()) {
                    event = cursor.next();
                    converted.add(request(event, records.of(event)));
                }
                room.acquire(converted.size());
                replies.put(new Reply(converted, event));
            }
        }
    }

    /** The same headers as a compiled route sends. */
    private HttpRequest request(RawBsonDocument event, ProducerRecord<byte[], byte[]> change) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.http()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", event.getDocument("_id").getString("_data").getValue())
                .POST(HttpRequest.BodyPublishers.ofByteArray(change.value()));
        for (Header header : change.headers()) {
            request.header("X-" + header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return request.build();
    }

    private MongoChangeStreamCursor<RawBsonDocument> open(MongoClient client, BsonDocument start) {
        return (MongoChangeStreamCursor<RawBsonDocument>) client.getDatabase(settings.database())
                .getCollection(settings.collection())
                .watch()
                .startAfter(start)
                .batchSize(settings.batchSize())
                .maxAwaitTime(500, TimeUnit.MILLISECONDS)
                .fullDocument(FullDocument.UPDATE_LOOKUP)
                .withDocumentClass(RawBsonDocument.class)
                .cursor();
    }

    private void send(PositionFile position) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newFixedThreadPool(settings.inFlight());
        List<Reply> batch = new ArrayList<>();
        while (true) {
            batch.add(replies.take());
            replies.drainTo(batch);
            List<HttpRequest> requests = new ArrayList<>();
            for (Reply reply : batch) {
                room.release(reply.requests().size());
                requests.addAll(reply.requests());
            }
            AtomicInteger next = new AtomicInteger();
            Callable<Void> worker = () -> post(client, requests, next);
            for (Future<Void> ended : threads.invokeAll(Collections.nCopies(settings.inFlight(), worker))) {
                ended.get();
            }
            position.write(batch.get(batch.size() - 1).lastEvent().getDocument("_id"));
            batch.clear();
        }
    }

    private static Void post(HttpClient client, List<HttpRequest> requests, AtomicInteger next) throws Exception {
        for (int place = next.getAndIncrement(); place < requests.size(); place = next.getAndIncrement()) {
            int status = answer(client, requests.get(place)).statusCode();
            if (status / 100 != 2) {
                throw new IllegalStateException("the server answered " + status);
            }
        }
        return null;
    }

    /** Once more after an error: this client now and then takes a connection from its pool that it is just closing. */
    private static HttpResponse<Void> answer(HttpClient client, HttpRequest request) throws Exception {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            return client.send(request, HttpResponse.BodyHandlers.discarding());
        }
    }
}
