package dev.wadi.compiler.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.JsonText;
import dev.wadi.compiler.text.RouteBeans;
import dev.wadi.definition.Text;
import dev.wadi.definition.UdfService;
import java.util.LinkedHashMap;
import java.util.Map;

/** A folder of scripts becomes a bean, which takes along the scripts that the definition brings. */
public final class UdfServiceCompiler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CompileContext context;

    public UdfServiceCompiler(CompileContext context) {
        this.context = context;
    }

    public Map<String, Object> bean(UdfService service) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Text path = service.scriptPath();
        properties.put("path", path.fromEnvironment() ? "{{env:" + path.value() + "}}" : path.value());
        if (!service.sources().isEmpty()) {
            ObjectNode sources = JSON.createObjectNode();
            service.sources().forEach(script -> sources.put(script.filename(), script.content().value()));
            properties.put("sources", JsonText.withoutDoubleBraces(sources.toString()));
        }
        return RouteBeans.bean(context.names().service(service.name()), "dev.wadi.camel.script.ScriptFolder", properties);
    }
}
