package dev.wadi.compiler.step;

import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.RouteBeans;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.MessageForm;
import dev.wadi.definition.SinkDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sink that takes a batch as one message gets a step before it that makes the message. */
public final class BatchFormCompiler {

    private final CompileContext context;
    private final List<Map<String, Object>> beans = new ArrayList<>();

    public BatchFormCompiler(CompileContext context) {
        this.context = context;
    }

    /** The step, or none where each event stays by itself. */
    public List<Map<String, Object>> steps(String id, SinkDefinition sink) {
        if (!sink.joinsBatch()) {
            return List.of();
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("form", sink.batchForm().word());
        if (sink.batchForm() == MessageForm.FRAME) {
            properties.put("contentType", sink.outputEncoding().word());
        }
        Map<String, Object> bean = RouteBeans.bean(context.names().unique(id),
                "dev.wadi.camel.encoding.transform.BatchForm", properties);
        beans.add(bean);
        return List.of(RouteSteps.process(id, (String) bean.get("name")));
    }

    /** The beans that the steps name. */
    public List<Map<String, Object>> beans() {
        return beans;
    }
}
