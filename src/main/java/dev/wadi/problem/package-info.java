/**
 * What is wrong with a definition, said to a person: place, sentence, what is allowed, what was probably meant.
 *
 * <p>Main types: {@link dev.wadi.problem.Problem}, collected in {@link dev.wadi.problem.Problems}, each with a
 * {@link dev.wadi.problem.Place} and a {@link dev.wadi.problem.ProblemCode}. Imports nothing of Wadi. Invariant: no secret value
 * is in a problem; who reports one writes {@link dev.wadi.problem.Problem#SECRET} instead.
 */
package dev.wadi.problem;
