package dev.wadi.camel.script;

import org.apache.camel.Message;

/** A script that works on one event at a time. Threads: safe. */
interface EventScript {

    /**
     * Changes body and attributes of an event that has a body.
     *
     * @return false: the script leaves the event out
     */
    boolean apply(Message event) throws Exception;
}
