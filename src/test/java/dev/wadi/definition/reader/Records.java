package dev.wadi.definition.reader;

import dev.wadi.definition.OptionSpec;
import dev.wadi.definition.Origin;
import dev.wadi.definition.Text;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks into records of the definition without their places. */
final class Records {

    private Records() {}

    /** The record as maps, lists and texts; places and the file's name left out. */
    static Object values(Object value) {
        if (value instanceof Text text) {
            return (text.fromEnvironment() ? "env:" : "") + text.value();
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(Records::values).orElse(null);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Records::values).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> values = new LinkedHashMap<>();
            map.forEach((key, item) -> values.put(key, values(item)));
            return values;
        }
        if (value instanceof Record record) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                if (component.getType() != Origin.class && !component.getName().equals("file")) {
                    values.put(OptionSpec.keyOf(component), values(read(record, component)));
                }
            }
            return values;
        }
        return value;
    }

    static Object read(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
