/**
 * Running a script: a tree of {@link dev.wadi.rhai.run.Node}s, each of which knows how to evaluate itself, over the variables of a
 * {@link dev.wadi.rhai.run.Frame}, in a {@link dev.wadi.rhai.run.Run} that counts, limits and prints. The tree never changes after
 * it was built but for caches that any thread may overwrite, so many threads may run it. May import {@code error}, {@code value}
 * and {@code function}.
 */
package dev.wadi.rhai.run;
