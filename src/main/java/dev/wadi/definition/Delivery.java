package dev.wadi.definition;

/** How often an event may arrive when something dies on the way. */
public enum Delivery implements Choice {
    /** Nothing is lost; what was not confirmed when something died arrives again. */
    AT_LEAST_ONCE,
    /** The sink takes events and position in one transaction: nothing is lost and nothing arrives twice. */
    EFFECTIVELY_ONCE
}
