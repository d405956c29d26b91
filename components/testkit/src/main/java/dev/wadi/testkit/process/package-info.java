/** Servers as child processes, by {@code dev.wadi.servers}: what runs everywhere, and what a test can kill. */
package dev.wadi.testkit.process;
