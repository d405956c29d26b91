package dev.wadi.testkit.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link Ledger} has found.
 *
 * @param confirmed events whose write was acknowledged
 * @param arrived different events that arrived
 * @param missing confirmed events that did not arrive
 * @param disorders events whose first arrival was out of order within their key
 * @param strangers arrivals that were never written under their key
 * @param repeats arrivals beyond the first of each event
 * @param mostRepeats the same for the event that was repeated most
 */
public record LedgerReport(long confirmed, long arrived, List<LedgerEntry> missing, List<Disorder> disorders,
        List<LedgerEntry> strangers, long repeats, long mostRepeats) {
    private static final int SHOWN = 10;

    public LedgerReport {
        missing = List.copyOf(missing);
        disorders = List.copyOf(disorders);
        strangers = List.copyOf(strangers);
    }

    /**
     * Asserts delivery at least once: nothing missing, first arrivals in order per key, nothing that was not written.
     *
     * @return this report
     */
    public LedgerReport assertDelivered() {
        List<String> faults = new ArrayList<>();
        add(faults, "missing", missing);
        add(faults, "out of order", disorders);
        add(faults, "never written under this key", strangers);
        if (!faults.isEmpty()) {
            throw new AssertionError(summary() + "\n  " + String.join("\n  ", faults));
        }
        return this;
    }

    /**
     * Asserts that no more than so many arrivals were repeats.
     *
     * @return this report
     */
    public LedgerReport assertRepeatsAtMost(long bound) {
        if (repeats > bound) {
            throw new AssertionError(summary() + "\n  allowed repeats: " + bound);
        }
        return this;
    }

    /** One line of figures. */
    public String summary() {
        return "ledger: " + confirmed + " confirmed, " + arrived + " arrived, " + repeats + " repeats (at most " + mostRepeats
                + " of one event), " + missing.size() + " missing, " + disorders.size() + " out of order, "
                + strangers.size() + " strangers";
    }

    private static void add(List<String> faults, String what, List<?> found) {
        if (!found.isEmpty()) {
            List<String> shown = found.stream().limit(SHOWN).map(Object::toString).toList();
            String more = found.size() > SHOWN ? ", ... " + found.get(found.size() - 1) : "";
            faults.add(found.size() + " " + what + ": " + String.join(", ", shown) + more);
        }
    }
}
