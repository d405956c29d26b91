package dev.wadi.rhai.run;

import java.time.Duration;

/**
 * What a script may use while it runs. 0, or a zero duration, is no limit.
 *
 * @param operations statements, iterations and calls
 * @param callDepth calls inside of calls
 * @param stringLength in UTF-16 units
 * @param arraySize elements of one array, bytes of one blob
 * @param mapSize properties of one map
 * @param memoryBytes estimate of what the variables hold
 * @param modules imports
 */
public record RunLimits(long operations, int callDepth, int stringLength, int arraySize, int mapSize, Duration time,
        long memoryBytes, int modules) {
}
