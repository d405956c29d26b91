package dev.wadi.compiler.sink;

import dev.wadi.catalog.CamelComponents.Role;
import dev.wadi.compiler.service.CamelEndpoint;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.definition.CamelService;
import dev.wadi.definition.CamelSink;

/** Any Camel producer becomes {@code to} its endpoint, behind a step that leaves nothing on a message that could steer it. */
public final class CamelSinkCompiler {

    private final CompileContext context;

    public CamelSinkCompiler(CompileContext context) {
        this.context = context;
    }
}
