package dev.wadi.engine;

import dev.wadi.camel.delivery.Fault;

/**
 * What a sink of a rehearsal refuses.
 *
 * @param event place of the event among all input events, from 0
 * @param times how often it is refused before it is taken; {@link Long#MAX_VALUE}: always
 */
public record PlannedRefusal(int event, long times, Fault fault, String message) {}
