package dev.wadi.compiler.service;

import dev.wadi.problem.ProblemCode;

/** Reports a problem of one property of a Kafka service. */
@FunctionalInterface
interface KafkaProblems {

    /**
     * @param name the property as it is, or should be, written
     * @param predicate rest of the sentence that begins with the property
     * @param suggestion the name that was probably meant, or null
     */
    void report(ProblemCode code, String name, String predicate, String suggestion);
}
