/**
 * Scripts in routes: {@link dev.wadi.camel.script.ScriptStep} runs one on every event of a batch,
 * {@link dev.wadi.camel.script.TransformScript} is one script with mstream's contract of a call, and Rhai is a language of Camel.
 * Imports the script engine, batches and encodings of the components, and Camel. Message content is never evaluated as a script.
 */
package dev.wadi.camel.script;
