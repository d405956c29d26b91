/**
 * Proof of delivery: {@link dev.wadi.testkit.ledger.Ledger} is told what was written and what arrived, and
 * {@link dev.wadi.testkit.ledger.LedgerReport} says what is missing, out of order, strange, changed or repeated, and whether that
 * keeps a {@link dev.wadi.testkit.ledger.DeliveryPromise}.
 *
 * <p>Imports nothing of Wadi. Invariant: what the ledger does not report did not happen; its own tests feed it each kind of
 * fault.
 */
package dev.wadi.testkit.ledger;
