package dev.wadi.camel.dedup;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.support.service.ServiceSupport;

/** What the repositories have in common: name, time to live, and Camel's single keys in terms of batches. */
abstract class ConfirmedKeyRepository extends ServiceSupport implements BatchIdempotentRepository {

    static final Duration DEFAULT_TTL = Duration.ofHours(24);

    final Clock clock;
    /** Added and not confirmed: known to this object only, and gone with the process. */
    private final Set<String> reserved = ConcurrentHashMap.newKeySet();
    private String name;
    private long ttl = DEFAULT_TTL.toMillis();

    ConfirmedKeyRepository(Clock clock) {
        this.clock = clock;
    }

    /** Forgets keys, durably. */
    abstract void removeAll(Collection<String> keys);

    /** Forgets every key of this name. */
    abstract void removeEverything();

    /** Whose keys these are: the connector. Repositories of different names in one store do not see each other's keys. */
    public void setName(String name) {
        this.name = name;
    }

    public String getName() {
        return name;
    }

    /** Milliseconds that a key is remembered; default 24 hours. */
    public void setTtl(long ttl) {
        if (ttl < 1000) {
            throw new IllegalArgumentException("ttl must be at least 1000 ms, found " + ttl);
        }
        this.ttl = ttl;
    }

    public long getTtl() {
        return ttl;
    }

    /** The name as the first part of a key: with a slash behind it, and none in it. */
    String namePrefix() {
        return required("name", name).replace("%", "%25").replace("/", "%2F") + "/";
    }

    /** The property's value, or an exception that asks for it. */
    <T> T required(String property, T value) {
        if (value == null) {
            throw new DedupException(getClass().getSimpleName() + " needs its property '" + property + "'");
        }
        return value;
    }

    @Override
    public boolean add(String key) {
        if (!reserved.add(key)) {
            return false;
        }
        boolean fresh = false;
        try {
            fresh = !contains(key);
            return fresh;
        } finally {
            if (!fresh) {
                reserved.remove(key);
            }
        }
    }

    @Override
    public boolean contains(String key) {
        return !known(Set.of(key)).isEmpty();
    }

    @Override
    public boolean confirm(String key) {
        addAll(Set.of(key));
        reserved.remove(key);
        return true;
    }

    @Override
    public boolean remove(String key) {
        boolean wasReserved = reserved.remove(key);
        boolean wasKnown = contains(key);
        if (wasKnown) {
            removeAll(Set.of(key));
        }
        return wasReserved || wasKnown;
    }

    @Override
    public void clear() {
        reserved.clear();
        removeEverything();
    }
}
