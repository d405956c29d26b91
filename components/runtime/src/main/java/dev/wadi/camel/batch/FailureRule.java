package dev.wadi.camel.batch;

/** Says what becomes of an event that cannot be delivered. Threads: safe, asked by every branch of a route. */
@FunctionalInterface
public interface FailureRule {

    /** Stops at every such event, the rule of a route that names no other. */
    FailureRule STOP = failure -> OnFailure.stop;

    OnFailure decide(EventFailure failure);
}
