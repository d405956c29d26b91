package dev.wadi.rhai.function;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Functions and properties by name. Filled once, then only read; may be read by many threads.
 */
public final class FunctionLibrary {

    private final Map<String, Overloads> functions = new HashMap<>();
    private final Map<String, Overloads> properties = new HashMap<>();

    /** An empty library. */
    public FunctionLibrary() {
        // filled by add
    }

    /** A library that begins with all of another one. */
    public FunctionLibrary(FunctionLibrary other) {
        functions.putAll(other.functions);
        properties.putAll(other.properties);
    }

    public FunctionLibrary add(NativeFunction function) {
        functions.merge(key(function.name(), function.parameters().size()), Overloads.NONE.with(function),
                (known, added) -> known.with(function));
        return this;
    }

    /** A property of a type of values, {@code value.name}. */
    public FunctionLibrary addProperty(NativeFunction getter) {
        properties.merge(getter.name(), Overloads.NONE.with(getter), (known, added) -> known.with(getter));
        return this;
    }

    /** Takes all functions of a name away. */
    public FunctionLibrary without(String name) {
        functions.keySet().removeIf(key -> key.startsWith(name + "/"));
        return this;
    }

    public Overloads functions(String name, int parameters) {
        return functions.getOrDefault(key(name, parameters), Overloads.NONE);
    }

    public Overloads property(String name) {
        return properties.getOrDefault(name, Overloads.NONE);
    }

    /** Names of all functions, operators among them. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        functions.keySet().forEach(key -> names.add(key.substring(0, key.lastIndexOf('/'))));
        return names;
    }

    /** How many parameters the functions of a name have; empty when there is none. */
    public SortedSet<Integer> parameters(String name) {
        SortedSet<Integer> parameters = new TreeSet<>();
        functions.keySet().stream().filter(key -> key.lastIndexOf('/') == name.length() && key.startsWith(name))
                .forEach(key -> parameters.add(Integer.valueOf(key.substring(name.length() + 1))));
        return parameters;
    }

    private static String key(String name, int parameters) {
        return name + "/" + parameters;
    }

    // Shorter ways to add.

    public FunctionLibrary read(String name, ParameterType first, NativeFunction.Body1 body) {
        return add(NativeFunction.of(name, Receiver.READ, first, body));
    }

    public FunctionLibrary read(String name, ParameterType first, ParameterType second, NativeFunction.Body2 body) {
        return add(NativeFunction.of(name, Receiver.READ, first, second, body));
    }

    public FunctionLibrary read(String name, ParameterType first, ParameterType second, ParameterType third,
            NativeFunction.Body3 body) {
        return add(NativeFunction.of(name, Receiver.READ, first, second, third, body));
    }

    public FunctionLibrary with(Receiver receiver, String name, ParameterType first, NativeFunction.Body1 body) {
        return add(NativeFunction.of(name, receiver, first, body));
    }

    public FunctionLibrary with(Receiver receiver, String name, ParameterType first, ParameterType second,
            NativeFunction.Body2 body) {
        return add(NativeFunction.of(name, receiver, first, second, body));
    }

    public FunctionLibrary with(Receiver receiver, String name, ParameterType first, ParameterType second, ParameterType third,
            NativeFunction.Body3 body) {
        return add(NativeFunction.of(name, receiver, first, second, third, body));
    }

    public FunctionLibrary with(Receiver receiver, String name, List<ParameterType> parameters, NativeFunction.BodyN body) {
        return add(NativeFunction.of(name, receiver, parameters, body));
    }

    /** Both a function and a property of the same name. */
    public FunctionLibrary readBoth(String name, ParameterType first, NativeFunction.Body1 body) {
        NativeFunction function = NativeFunction.of(name, Receiver.READ, first, body);
        return add(function).addProperty(function);
    }
}
