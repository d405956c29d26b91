package dev.wadi.rhai.function;

import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.BlobValue;
import dev.wadi.rhai.value.CodePoint;
import dev.wadi.rhai.value.FunctionPointer;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.RangeValue;
import dev.wadi.rhai.value.Series;
import dev.wadi.rhai.value.Timestamp;
import dev.wadi.rhai.value.Unit;

/** The type of a parameter. Functions of one name are told apart by them. */
public record ParameterType(Class<?> type) {

    /** Any value; a function with a closer type is preferred. */
    public static final ParameterType ANY = new ParameterType(Object.class);
    public static final ParameterType INT = new ParameterType(Long.class);
    public static final ParameterType FLOAT = new ParameterType(Double.class);
    public static final ParameterType BOOL = new ParameterType(Boolean.class);
    public static final ParameterType STRING = new ParameterType(String.class);
    public static final ParameterType CHAR = new ParameterType(CodePoint.class);
    public static final ParameterType UNIT = new ParameterType(Unit.class);
    public static final ParameterType ARRAY = new ParameterType(ArrayValue.class);
    public static final ParameterType MAP = new ParameterType(MapValue.class);
    public static final ParameterType BLOB = new ParameterType(BlobValue.class);
    public static final ParameterType RANGE = new ParameterType(RangeValue.class);
    public static final ParameterType SERIES = new ParameterType(Series.class);
    public static final ParameterType FUNCTION = new ParameterType(FunctionPointer.class);
    public static final ParameterType TIMESTAMP = new ParameterType(Timestamp.class);

    boolean isAny() {
        return type == Object.class;
    }

    boolean accepts(Object value) {
        return type.isInstance(value);
    }
}
