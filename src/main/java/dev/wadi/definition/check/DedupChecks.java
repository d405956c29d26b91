package dev.wadi.definition.check;

import dev.wadi.definition.DedupDefinition;
import dev.wadi.definition.DedupStore;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.RedisService;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.time.Duration;
import java.util.List;

/** Where a connector keeps the keys of what it has delivered. */
final class DedupChecks {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final StoreChecks stores;
    private final Problems problems;

    DedupChecks(StoreChecks stores, Problems problems) {
        this.stores = stores;
        this.problems = problems;
    }

    void check(DedupDefinition dedup) {
        if (dedup.ttl().compareTo(SHORTEST) < 0) {
            problems.add(dedup.origin().problem(ProblemCode.OUT_OF_RANGE, "ttl", "must be at least 1s")
                    .allowing("1s or more"));
        }
        if (dedup.store() == DedupStore.FILE) {
            refuseInFiles(dedup, "service_name");
            refuseInFiles(dedup, "resource");
            return;
        }
        if (dedup.origin().has("max_entries")) {
            problems.add(dedup.origin().problem(ProblemCode.OPTION_IGNORED, "max_entries", "is ignored: store is "
                    + dedup.store().word() + ", whose keys are not in memory").allowing("store = \"file\""));
        }
        dedup.resource().ifPresent(resource -> ResourceChecks.checkCollection(dedup.origin(), resource, problems));
        if (dedup.serviceName().isEmpty()) {
            problems.add(dedup.origin().problem(ProblemCode.MISSING_OPTION, "store", "is " + dedup.store().word()
                    + ", which needs the option 'service_name'").allowing("the name of a " + dedup.store().word() + " service"));
        } else if (dedup.store() == DedupStore.MONGODB) {
            stores.checkService(dedup.origin(), dedup.serviceName().get(), "mongodb", MongoDbService.class::isInstance);
        } else {
            stores.checkService(dedup.origin(), dedup.serviceName().get(), "redis", RedisService.class::isInstance);
        }
    }

    /** Who names a place expects the keys there, and not in files. */
    private void refuseInFiles(DedupDefinition dedup, String option) {
        if (dedup.origin().has(option)) {
            problems.add(dedup.origin().problem(ProblemCode.CONFLICTING_OPTIONS, option, "cannot stand beside store = \"file\"")
                    .allowing(List.of("store = \"mongodb\"", "store = \"redis\"")));
        }
    }
}
