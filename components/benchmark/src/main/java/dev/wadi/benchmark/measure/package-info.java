/**
 * What is measured and how: the servers, the documents, one run of one side, and the figures that come out.
 *
 * <p>Both sides are child processes and are watched from outside with the same eyes: the end of a topic, the count of a
 * collection, the records that a consumer sees, and what the operating system says of the process. Nothing in a side's own
 * process is asked, so measuring costs both the same. May import {@code side}.
 */
package dev.wadi.benchmark.measure;
