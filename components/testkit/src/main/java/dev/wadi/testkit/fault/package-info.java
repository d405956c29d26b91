/**
 * Faults at random moments: a {@link dev.wadi.testkit.fault.Fault} is what goes wrong and how it is put right, a
 * {@link dev.wadi.testkit.fault.FaultRun} lets it happen again and again while changes flow, and a
 * {@link dev.wadi.testkit.fault.Seed} makes the same choices once more. What was delivered is for the {@code ledger} to judge.
 *
 * <p>May import {@code dev.wadi.testkit} and {@code dev.wadi.testkit.network}.
 */
package dev.wadi.testkit.fault;
