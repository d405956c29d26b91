/**
 * mstream's batch frame: many bodies of one kind in one. {@link dev.wadi.camel.encoding.frame.FrameWriter} makes it,
 * {@link dev.wadi.camel.encoding.frame.BatchFrame} takes it apart. Source: specification 3.6. May import {@code encoding}.
 */
package dev.wadi.camel.encoding.frame;
