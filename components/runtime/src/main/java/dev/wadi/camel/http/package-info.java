/**
 * HTTP's side of a route: the steps around Camel's own {@code http:} endpoint, and what makes its client keep to Wadi's promises.
 *
 * <p>{@link dev.wadi.camel.http.EventRequest} stands before the endpoint and makes a request of an event, so that nothing in a message
 * steers it; {@link dev.wadi.camel.http.EventAnswer} stands behind it where the answer is the event's new body.
 * {@link dev.wadi.camel.http.HttpService} is the endpoint's {@code httpClientConfigurer}: time limits, redirects, certificates,
 * credentials. {@link dev.wadi.camel.http.HttpFaults} says which errors pass. Answers come from servers that may be broken or hostile:
 * their size, their time and their redirects have bounds. May import {@code batch}, {@code delivery}, {@code encoding},
 * {@code headers} and the constants.
 */
package dev.wadi.camel.http;
