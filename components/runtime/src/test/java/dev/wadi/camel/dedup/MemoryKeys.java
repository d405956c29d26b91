package dev.wadi.camel.dedup;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keys in memory; what is asked of it next fails as the test says. */
final class MemoryKeys extends ConfirmedKeyRepository {

    final Set<String> kept = new HashSet<>();
    /** For each coming question or write its failure, or null. */
    final List<RuntimeException> failures = new ArrayList<>();
    int questions;
    int writes;

    MemoryKeys() {
        super(Clock.systemUTC());
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        failAsTold();
        questions++;
        Set<String> known = new HashSet<>(keys);
        known.retainAll(kept);
        return known;
    }

    @Override
    public void addAll(Collection<String> keys) {
        failAsTold();
        writes++;
        kept.addAll(keys);
    }

    @Override
    void removeAll(Collection<String> keys) {
        kept.removeAll(keys);
    }

    @Override
    void removeEverything() {
        kept.clear();
    }

    private void failAsTold() {
        RuntimeException failure = failures.isEmpty() ? null : failures.remove(0);
        if (failure != null) {
            throw failure;
        }
    }
}
