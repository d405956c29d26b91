package dev.wadi.testkit.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a {@link Ledger} has found.
 *
 * @param confirmed events whose write was acknowledged
 * @param arrived different events that arrived
 * @param missing confirmed events that did not arrive
 * @param disorders events whose first arrival was out of order within their key
 * @param strangers arrivals that were never written under their key
 * @param changed arrivals whose content was not the one that was written
 * @param repeated arrivals beyond the first of each event
 */
public record LedgerReport(long confirmed, long arrived, List<LedgerEntry> missing, List<Disorder> disorders,
        List<LedgerEntry> strangers, List<LedgerEntry> changed, List<Repeat> repeated) {
    private static final int SHOWN = 10;

    public LedgerReport {
        missing = List.copyOf(missing);
        disorders = List.copyOf(disorders);
        strangers = List.copyOf(strangers);
        changed = List.copyOf(changed);
        repeated = List.copyOf(repeated);
    }

    /** How many arrivals were repeats. */
    public long repeats() {
        return repeated.size();
    }

    /** The same for the event that was repeated most. */
    public long mostRepeats() {
        return repeated.stream().collect(Collectors.groupingBy(Repeat::entry, Collectors.counting()))
                .values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** How far behind its lane the furthest repeat was; -1 without repeats. */
    public long furthestRepeat() {
        return repeated.stream().mapToLong(Repeat::behind).max().orElse(-1);
    }

    /** In which ways the promise was broken; empty when it was kept. */
    public Set<Finding> findings(DeliveryPromise promise) {
        return faults(promise).keySet();
    }

    /**
     * Asserts delivery at least once with repeats from anywhere: nothing missing, first arrivals in order per key, nothing that was
     * not written, nothing changed.
     *
     * @return this report
     */
    public LedgerReport assertDelivered() {
        return assertNone(faults());
    }

    /**
     * Asserts what {@link #assertDelivered} does, and that only such repeats arrived as are allowed.
     *
     * @return this report
     */
    public LedgerReport assertKept(DeliveryPromise promise) {
        return assertNone(faults(promise));
    }

    /**
     * Asserts that no more than so many arrivals were repeats.
     *
     * @return this report
     */
    public LedgerReport assertRepeatsAtMost(long bound) {
        if (repeats() > bound) {
            throw new AssertionError(summary() + "\n  allowed repeats: " + bound);
        }
        return this;
    }

    /** One line of figures. */
    public String summary() {
        String repeats = repeats() + " repeats"
                + (repeated.isEmpty() ? "" : " (at most " + mostRepeats() + " of one event, furthest " + furthestRepeat() + " behind)");
        return "ledger: " + confirmed + " confirmed, " + arrived + " arrived, " + repeats + ", " + missing.size() + " missing, "
                + disorders.size() + " out of order, " + strangers.size() + " strangers, " + changed.size() + " changed";
    }

    private Map<Finding, List<?>> faults() {
        Map<Finding, List<?>> faults = new EnumMap<>(Finding.class);
        faults.put(Finding.MISSING, missing);
        faults.put(Finding.OUT_OF_ORDER, disorders);
        faults.put(Finding.STRANGER, strangers);
        faults.put(Finding.CHANGED, changed);
        faults.values().removeIf(List::isEmpty);
        return faults;
    }

    private Map<Finding, List<?>> faults(DeliveryPromise promise) {
        Map<Finding, List<?>> faults = faults();
        List<Repeat> broken = repeated.stream().filter(repeat -> !promise.allows(repeat)).toList();
        if (!broken.isEmpty()) {
            faults.put(promise.brokenBy(), broken);
        }
        return faults;
    }

    private LedgerReport assertNone(Map<Finding, List<?>> faults) {
        if (!faults.isEmpty()) {
            Function<Map.Entry<Finding, List<?>>, String> line = fault -> "\n  " + sentence(fault.getKey(), fault.getValue());
            throw new AssertionError(summary() + faults.entrySet().stream().map(line).collect(Collectors.joining()));
        }
        return this;
    }

    private static String sentence(Finding finding, List<?> found) {
        List<String> shown = found.stream().limit(SHOWN).map(Object::toString).toList();
        String more = found.size() > SHOWN ? ", ... " + found.get(found.size() - 1) : "";
        return found.size() + " " + finding.words() + ": " + String.join(", ", shown) + more;
    }
}
