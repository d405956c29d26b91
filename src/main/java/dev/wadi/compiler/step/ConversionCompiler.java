package dev.wadi.compiler.step;

import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.RouteBeans;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.AvroFormat;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.JsonFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The conversions of one connector: a change of encoding becomes one step, and so does a schema that events do not fit yet; where
 * nothing changes there is none.
 *
 * <p>Avro is read with the schema that it was written with. Where another schema holds from then on, or another avro_format, the
 * way leads through BSON in two steps. A data type transformer takes no options, so a conversion that needs one becomes a bean.
 */
public final class ConversionCompiler {

    private static final String TYPE = "dev.wadi.camel.encoding.transform.SchemaConversion";

    private final CompileContext context;
    private final ConnectorDefinition connector;
    private final SchemaCompiler schemas;
    private final List<Map<String, Object>> beans = new ArrayList<>();

    public ConversionCompiler(CompileContext context, ConnectorDefinition connector) {
        this.context = context;
        this.connector = connector;
        this.schemas = new SchemaCompiler(context, connector);
    }

    /** Whether events that are one thing need any step to become another. */
    public static boolean isNeeded(Payload from, Payload to) {
        boolean anotherSchema = to.schemaId() != null && !to.schemaId().equals(from.schemaId());
        return from.encoding() != to.encoding() || anotherSchema
                || to.encoding() == Encoding.AVRO && from.avroFormat() != to.avroFormat();
    }

    /** The steps from one payload to another. */
    public List<Map<String, Object>> steps(String id, Payload from, Payload to, JsonFormat format) {
        if (!isNeeded(from, to)) {
            return List.of();
        }
        if (to.schemaId() == null && hasUsualNesting()) {
            return List.of(RouteSteps.transform(id, dataType(from.encoding(), JsonFormat.FLAT), dataType(to.encoding(), format)));
        }
        if (from.encoding() == Encoding.AVRO && from.schemaId() != null && (!from.schemaId().equals(to.schemaId())
                || to.encoding() == Encoding.AVRO && from.avroFormat() != to.avroFormat())) {
            Payload decoded = new Payload(Encoding.BSON, AvroFormat.RAW, from.schemaId());
            return List.of(step(id + "-decode", from, decoded, from.schemaId(), JsonFormat.FLAT),
                    step(id, decoded, to, to.schemaId(), format));
        }
        return List.of(step(id, from, to, to.schemaId(), format));
    }

    private Map<String, Object> step(String id, Payload from, Payload to, String schemaId, JsonFormat format) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("from", dataType(from.encoding(), JsonFormat.FLAT));
        properties.put("to", dataType(to.encoding(), from.encoding() == Encoding.JSON ? JsonFormat.FLAT : format));
        if (schemaId != null) {
            properties.put("schema", CompileContext.bean(schemas.bean(schemaId)));
        }
        AvroFormat around = from.encoding() == Encoding.AVRO ? from.avroFormat() : to.avroFormat();
        if (around != AvroFormat.RAW && (from.encoding() == Encoding.AVRO || to.encoding() == Encoding.AVRO)) {
            properties.put("wireFormat", around.word());
        }
        if (!hasUsualNesting()) {
            properties.put("maxNesting", connector.maxNesting());
        }
        Map<String, Object> bean = RouteBeans.bean(context.names().unique(id), TYPE, properties);
        beans.add(bean);
        return RouteSteps.process(id, (String) bean.get("name"));
    }

    private boolean hasUsualNesting() {
        return connector.maxNesting() == ConnectorDefinition.USUAL_NESTING;
    }

    /** The beans that the steps name; schemas first, because the others refer to them. */
    public List<Map<String, Object>> beans() {
        List<Map<String, Object>> all = new ArrayList<>(schemas.beans());
        all.addAll(beans);
        return all;
    }

    private static String dataType(Encoding encoding, JsonFormat format) {
        boolean extended = encoding == Encoding.JSON && format == JsonFormat.EXTENDED;
        return "wadi:" + encoding.word() + (extended ? "-extended" : "");
    }
}
