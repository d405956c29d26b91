/**
 * What stands between Wadi's steps and any Camel endpoint: {@link dev.wadi.camel.endpoint.MessageSource} behind a consumer,
 * {@link dev.wadi.camel.endpoint.MessageSink} before a producer. Knows no component; what it needs to know of one stands in the
 * definition.
 */
package dev.wadi.camel.endpoint;
