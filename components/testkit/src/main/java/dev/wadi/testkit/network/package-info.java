/**
 * A network that can be treated badly: {@link dev.wadi.testkit.network.TcpProxy} stands between a program and a server.
 *
 * <p>May import {@code dev.wadi.servers}. Bytes only: no package here knows what the connections carry.
 */
package dev.wadi.testkit.network;
