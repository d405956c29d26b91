/** Tests of the engine as a whole. */
package dev.wadi.rhai;
