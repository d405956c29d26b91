/**
 * What a sample of documents says about their shape: {@link dev.wadi.schema.sample.Introspection} is the way in. Taking the sample
 * is not done here. May import {@code dev.wadi.schema}.
 */
package dev.wadi.schema.sample;
