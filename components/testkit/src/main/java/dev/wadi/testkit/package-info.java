/**
 * What tests on real servers share: the {@link dev.wadi.testkit.Backend}s. How a test gets one stands in {@code junit}; proof of
 * what was delivered in {@code ledger}.
 *
 * <p>By default backends are processes ({@code process}), with {@code -Dbackends=container} containers ({@code container}); both
 * implement {@link dev.wadi.testkit.BackendProvider}. Imports nothing of Wadi; the packages below it may import
 * {@code dev.wadi.servers}. Test scope only.
 */
package dev.wadi.testkit;
