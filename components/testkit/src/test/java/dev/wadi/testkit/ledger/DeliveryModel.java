package dev.wadi.testkit.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A connector small enough to be obviously right, which delivers a source of many keys in batches to partitions, crashes now and then
 * and goes on at its saved position; and which can be made wrong in exactly one way, at a random place.
 *
 * <p>Its fault is sure to happen and to be visible: a place is chosen where it makes a difference.
 */
final class DeliveryModel {
    static final int LARGEST_BATCH = 20;
    private static final int EVENTS = 400;
    private static final int KEYS = 9;
    private static final int PARTITIONS = 3;

    /** What the connector does wrong. */
    enum Fault {
        NONE, LOSES_TAIL_OF_BATCH, LOSES_ONE_EVENT, SAVES_POSITION_BEFORE_DELIVERY, SWAPS_TWO_OF_A_KEY, SWALLOWS_FAILED_EVENT,
        RETRIES_ONLY_THE_FAILED_EVENT, STARTS_FROM_AN_OLD_POSITION, REPEATS_WITHIN_BATCH, CHANGES_CONTENT, EXCHANGES_CONTENTS,
        WRITES_UNDER_ANOTHER_KEY
    }

    private record Event(String key, long sequence, String content) {}

    private final Ledger ledger = new Ledger();
    private final Random random;
    private final boolean crashes;
    private final List<Event> source = new ArrayList<>();
    /** Per partition what was appended to it. */
    private final Map<Integer, List<Event>> topic = new HashMap<>();
    private int position;
    /** How far the source was delivered at all; ahead of the position after a crash. */
    private int reached;

    /** @param crashes whether the connector crashes now and then, and so repeats what was in delivery */
    DeliveryModel(long seed, boolean crashes) {
        this.random = new Random(seed);
        this.crashes = crashes;
        for (int i = 0; i < EVENTS; i++) {
            String key = "key" + random.nextInt(KEYS);
            long sequence = ledger.write(key);
            source.add(new Event(key, sequence, Ledger.content(sequence)));
        }
    }

    /** Delivers everything with this fault, and what the ledger says to it. */
    LedgerReport deliver(Fault fault) {
        int faultFrom = LARGEST_BATCH * 5 + random.nextInt(EVENTS / 2);
        boolean faultToCome = fault != Fault.NONE;
        while (position < EVENTS) {
            int size = Math.min(2 + random.nextInt(LARGEST_BATCH - 1), EVENTS - position);
            List<Event> batch = new ArrayList<>(source.subList(position, position + size));
            if (faultToCome && position >= Math.max(faultFrom, reached) && canShow(fault, batch)) {
                commit(fault, batch);
                faultToCome = false;
            } else {
                deliverOrCrash(batch);
            }
        }
        if (faultToCome) {
            throw new IllegalStateException("the fault found no place");
        }
        readTopic();
        return ledger.report();
    }

    private void deliverOrCrash(List<Event> batch) {
        if (crashes && random.nextInt(4) == 0) {
            int delivered = random.nextInt(batch.size() + 1);
            append(batch.subList(0, delivered)); // position not saved: delivered again
            reached = Math.max(reached, position + delivered);
        } else {
            append(batch);
            position += batch.size();
        }
    }

    private void commit(Fault fault, List<Event> batch) {
        int next = position + batch.size();
        int place = random.nextInt(batch.size());
        switch (fault) {
            case LOSES_TAIL_OF_BATCH, SAVES_POSITION_BEFORE_DELIVERY -> append(batch.subList(0, place));
            case LOSES_ONE_EVENT -> {
                batch.remove(place);
                append(batch);
            }
            case SWALLOWS_FAILED_EVENT -> {
                batch.remove(twoOfAKey(batch)[0]); // later ones of its key go on
                append(batch);
            }
            case SWAPS_TWO_OF_A_KEY -> {
                int[] two = twoOfAKey(batch);
                Collections.swap(batch, two[0], two[1]);
                append(batch);
            }
            case RETRIES_ONLY_THE_FAILED_EVENT -> {
                Event failed = batch.remove(twoOfAKey(batch)[0]);
                batch.add(failed);
                append(batch);
            }
            case STARTS_FROM_AN_OLD_POSITION -> {
                append(batch);
                next = position - LARGEST_BATCH * 3;
            }
            case REPEATS_WITHIN_BATCH -> {
                append(batch);
                append(List.of(batch.get(place)));
            }
            case CHANGES_CONTENT -> {
                Event event = batch.get(place);
                String content = event.content();
                batch.set(place, new Event(event.key(), event.sequence(), content.substring(0, content.length() - 1)));
                append(batch);
            }
            case EXCHANGES_CONTENTS -> {
                Event first = batch.get(0);
                Event last = batch.get(batch.size() - 1);
                batch.set(0, new Event(first.key(), first.sequence(), last.content()));
                batch.set(batch.size() - 1, new Event(last.key(), last.sequence(), first.content()));
                append(batch);
            }
            case WRITES_UNDER_ANOTHER_KEY -> {
                Event event = batch.get(place);
                append(batch); // the right one as well, so that nothing is missing
                append(List.of(new Event(event.key() + "x", event.sequence(), event.content())));
            }
            default -> throw new IllegalArgumentException(fault.toString());
        }
        position = next;
    }

    private boolean canShow(Fault fault, List<Event> batch) {
        return switch (fault) {
            case SWAPS_TWO_OF_A_KEY, SWALLOWS_FAILED_EVENT, RETRIES_ONLY_THE_FAILED_EVENT -> twoOfAKey(batch) != null;
            default -> true;
        };
    }

    /** Places of two events of one key, or null. */
    private static int[] twoOfAKey(List<Event> batch) {
        for (int first = 0; first < batch.size(); first++) {
            for (int second = first + 1; second < batch.size(); second++) {
                if (batch.get(first).key().equals(batch.get(second).key())) {
                    return new int[] {first, second};
                }
            }
        }
        return null;
    }

    private void append(List<Event> events) {
        for (Event event : events) {
            int partition = Math.floorMod(event.key().hashCode(), PARTITIONS);
            topic.computeIfAbsent(partition, number -> new ArrayList<>()).add(event);
        }
    }

    /** As a consumer does: some of this partition, some of that, each in its order. */
    private void readTopic() {
        Map<Integer, Integer> next = new HashMap<>();
        List<Integer> left = new ArrayList<>(topic.keySet());
        while (!left.isEmpty()) {
            Integer partition = left.get(random.nextInt(left.size()));
            List<Event> records = topic.get(partition);
            int from = next.getOrDefault(partition, 0);
            int to = Math.min(records.size(), from + 1 + random.nextInt(50));
            for (Event event : records.subList(from, to)) {
                ledger.arrive(partition.toString(), event.key(), event.sequence(), event.content());
            }
            next.put(partition, to);
            if (to == records.size()) {
                left.remove(partition);
            }
        }
    }
}
