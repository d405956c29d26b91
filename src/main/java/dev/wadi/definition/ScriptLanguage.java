package dev.wadi.definition;

/** Languages of scripts. */
public enum ScriptLanguage implements Choice {
    RHAI
}
