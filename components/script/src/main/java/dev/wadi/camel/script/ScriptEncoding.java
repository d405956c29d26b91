package dev.wadi.camel.script;

/** What the bodies are that a script works on. The constants are spelt as routes write them. */
public enum ScriptEncoding {
    bson,
    json
}
