package dev.wadi.rehearsal;

import dev.wadi.compiler.RehearsalCompiler;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.rehearsal.RehearsalDefinition;
import java.util.Map;

/**
 * All that the cases of one test file need, found in order.
 *
 * @param connector as it is rehearsed
 * @param environment the only variables that the connector sees
 */
record RehearsalPlan(RehearsalDefinition tests, Definitions definitions, ConnectorDefinition connector,
        RehearsalCompiler.Result compiled, Map<String, String> environment, SourceEvents events, SinkNames sinks, Values values) {}
