/**
 * The standard functions of the language, a class for each kind of values; {@link dev.wadi.rhai.library.StandardLibrary} puts them
 * together. No function reaches a file, the network or a Java class. May import {@code function}, {@code error} and {@code value}.
 */
package dev.wadi.rhai.library;
