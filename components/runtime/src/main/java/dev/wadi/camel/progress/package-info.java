/**
 * What a running connector has done so far: plain counters that sources feed and that the program, health checks and metrics
 * read. May import nothing else of Wadi.
 */
package dev.wadi.camel.progress;
