package dev.wadi.camel.script;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.CopyEvents;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.EventSteps;
import dev.wadi.camel.batch.GatheredOrigin;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.transform.BodyBytes;
import dev.wadi.camel.script.document.DocumentCodec;
import dev.wadi.camel.script.document.LazyDocument;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.mstream.ScriptResult;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultExchange;

/**
 * One call of a Rhai script with all events of a batch as an array. Used once.
 *
 * <p>An item of the result is the event whose document it is, changed or not, wherever the script has put it: it keeps that event's
 * attributes, key and origin. Bodies that are no documents belong together by their place while there are as many as before. An item
 * that belongs to no event stands for all of them: it has no key, and nothing of the batch is settled before it is delivered.
 * Changes of attributes are made to every item. Events without a body keep their place between the others.
 *
 * <p>Errors: a body that cannot be read is a failure of its event; a failed call, or a result that cannot be written, is a failure
 * of every event that the script was given, as nobody knows which one is to blame.
 */
final class RhaiBatch {

    /** An item of the result, with the place of its event in the batch, or -1. */
    private record Item(byte[] body, int place) {}

    private final RhaiContract contract;
    private final Exchange exchange;
    private final Settlement settlement;
    private final DocumentCodec codec;
    private final List<Object> values = new ArrayList<>();
    private final List<DocumentCodec.Body> bodies = new ArrayList<>();
    /** The events that the script gets, in the order of the array. */
    private final List<Exchange> given = new ArrayList<>();
    private List<Exchange> events;

    RhaiBatch(RhaiContract contract, Exchange exchange, Settlement settlement) {
        this.contract = contract;
        this.exchange = exchange;
        this.settlement = settlement;
        this.codec = contract.codecs().get();
    }

    void run(String description) throws Exception {
        Message message = exchange.getMessage();
        EventSteps.forEach(message, description, this::read);
        events = events(message);
        events.stream().filter(event -> event.getMessage().getBody() != null).forEach(given::add);
        if (given.isEmpty()) {
            return;
        }
        Map<String, String> seen = EventAttributes.of(given.get(0).getMessage(), null);
        List<Item> items = new ArrayList<>();
        Map<String, String> wanted;
        try {
            ScriptResult result = contract.call(array(), seen);
            wanted = contract.attributes(result);
            collect(result.data(), items);
        } catch (EncodingException damaged) {
            if (leavesOutDamaged(description)) {
                new RhaiBatch(contract, exchange, settlement).run(description);
            } else {
                failAll(description, damaged);
            }
            return;
        } catch (RuntimeException failure) {
            failAll(description, failure);
            return;
        }
        message.setBody(Collections.unmodifiableList(result(items, seen, wanted)));
    }

    /** What a script reads late, in a nested document, can still be damaged: finds out whose it is. */
    private boolean leavesOutDamaged(String description) throws Exception {
        EventSteps.forEach(exchange.getMessage(), description, event -> {
            if (event.getBody() != null) {
                BodyBytes bytes = BodyBytes.of(event);
                readAll(codec.read(bytes.array(), bytes.offset(), bytes.length()));
            }
        });
        return events(exchange.getMessage()).size() < events.size();
    }

    private static void readAll(Object value) {
        if (value instanceof MapValue map) {
            map.keys().forEach(key -> readAll(map.get(key)));
        } else if (value instanceof ArrayValue array) {
            array.asList().forEach(RhaiBatch::readAll);
        }
    }

    private void failAll(String description, RuntimeException failure) throws Exception {
        EventSteps.forEach(exchange.getMessage(), description, event -> {
            if (event.getBody() != null) {
                throw failure;
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Exchange> events(Message message) {
        return (List<Exchange>) message.getBody();
    }

    private void read(Message event) {
        if (event.getBody() == null) {
            return;
        }
        BodyBytes bytes = BodyBytes.of(event);
        Object value = codec.read(bytes.array(), bytes.offset(), bytes.length());
        if (value instanceof LazyDocument document) {
            document.belongsTo(values.size());
        }
        values.add(value);
        bodies.add(new DocumentCodec.Body(bytes.array(), bytes.offset(), bytes.length()));
    }

    private ArrayValue array() {
        ArrayValue array = new ArrayValue(values.size());
        values.forEach(value -> array.add(Copyable.of(value)));
        return array;
    }

    private void collect(Object data, List<Item> items) {
        if (contract.drops(data)) {
            return;
        }
        if (!(data instanceof ArrayValue array)) {
            throw new ScriptFailedException(contract.script().name(), Position.NONE,
                    "a batch needs result(array), and the result is of type " + Texts.typeName(data), null);
        }
        for (int index = 0; index < array.size(); index++) {
            Object value = array.get(index);
            if (!contract.drops(value)) {
                int place = place(array, index);
                items.add(new Item(contract.script().write(codec, value, place < 0 ? null : bodies.get(place)), place));
            }
        }
    }

    private int place(ArrayValue array, int index) {
        Object value = array.get(index);
        if (value instanceof LazyDocument document && document.event() >= 0) {
            return document.event();
        }
        boolean simple = !(value instanceof MapValue) && array.size() == values.size() && !(values.get(index) instanceof MapValue);
        return simple ? index : -1;
    }

    private List<Exchange> result(List<Item> items, Map<String, String> seen, Map<String, String> wanted) {
        List<Exchange> made = new ArrayList<>(items.size());
        boolean[] used = new boolean[given.size()];
        boolean inOrder = true;
        boolean traced = true;
        int last = -1;
        for (Item item : items) {
            // copies, because a second item of the same event needs what the first one is about to change
            Exchange event = item.place() < 0 ? gathered() : CopyEvents.copies(List.of(given.get(item.place()))).get(0);
            event.getMessage().setBody(item.body());
            if (wanted != null) {
                EventAttributes.change(event.getMessage(), seen, wanted);
            }
            made.add(event);
            traced &= item.place() >= 0;
            inOrder &= item.place() >= last;
            last = item.place();
            if (last >= 0) {
                used[last] = true;
            }
        }
        if (!traced || !inOrder) {
            settlement.reordered();
        }
        if (traced) {
            countLeftOut(used);
        }
        return withoutBodies(made, items);
    }

    private Exchange gathered() {
        Exchange event = new DefaultExchange(exchange.getContext());
        event.getMessage().getHeaders().putAll(given.get(0).getMessage().getHeaders());
        List<EventOrigin> origins = given.stream()
                .map(one -> one.getMessage().getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class)).filter(Objects::nonNull).toList();
        if (!origins.isEmpty()) {
            event.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, GatheredOrigin.of(origins));
        }
        return event;
    }

    private void countLeftOut(boolean[] used) {
        LeftOut leftOut = new LeftOut();
        for (int place = 0; place < used.length; place++) {
            if (!used[place]) {
                leftOut.add(given.get(place).getMessage());
            }
        }
        leftOut.countIn(exchange);
    }

    /**
     * Puts the events without a body, which the script did not get, behind what is left of earlier events of the same key, or else
     * before what comes from behind them.
     */
    private List<Exchange> withoutBodies(List<Exchange> made, List<Item> items) {
        if (given.size() == events.size()) {
            return made;
        }
        List<Exchange> all = new ArrayList<>(made);
        List<Integer> places = new ArrayList<>(items.stream().map(Item::place).toList());
        int place = 0;
        for (Exchange event : events) {
            if (event.getMessage().getBody() != null) {
                place++;
                continue;
            }
            int index = indexFor(event, place, all, places);
            all.add(index, event);
            // behind the earlier ones, before the next one
            places.add(index, place - 1);
        }
        return all;
    }

    private static int indexFor(Exchange event, int place, List<Exchange> all, List<Integer> places) {
        Object key = orderKey(event);
        for (int index = all.size() - 1; index >= 0; index--) {
            if (places.get(index) >= 0 && places.get(index) < place && orderKey(all.get(index)).equals(key)) {
                return index + 1;
            }
        }
        for (int index = 0; index < all.size(); index++) {
            if (places.get(index) >= place) {
                return index;
            }
        }
        return all.size();
    }

    private static Object orderKey(Exchange event) {
        EventOrigin origin = event.getMessage().getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
        return origin == null ? "" : origin.orderKey();
    }
}
