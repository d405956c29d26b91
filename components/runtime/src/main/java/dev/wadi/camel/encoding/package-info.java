/**
 * Conversion of event bodies between encodings: one folder per format, bytes to bytes.
 *
 * <p>Camel data type transformers ({@code transformDataType}, from {@code wadi:bson} to {@code wadi:json} and so on) are the
 * face; the transcoders behind them know nothing of Camel. May import {@code batch} and the constants.
 */
package dev.wadi.camel.encoding;
