/**
 * The command line: one class per command, thin, over the use cases of {@code dev.wadi.control}.
 *
 * <p>Main types: {@link dev.wadi.cli.WadiCommand} (all commands), {@link dev.wadi.cli.RunReport} (what {@code run} shows). May
 * import {@code control} and what it hands out. Invariants: exit code 2 when the definition or the command is wrong, 1 when the
 * world is, 0 otherwise; answers go to standard output, complaints and logs to standard error; no stack trace, no secret.
 */
package dev.wadi.cli;
