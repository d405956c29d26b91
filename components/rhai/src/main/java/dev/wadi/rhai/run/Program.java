package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.UnknownCall;
import dev.wadi.rhai.function.FunctionLibrary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A compiled script: its statements and its functions, bound to a library. */
public final class Program {

    private final FunctionLibrary library;
    private final Program around;
    private final Map<String, FunctionCode> functions = new LinkedHashMap<>();
    private final Map<String, FunctionCode> typedFunctions = new LinkedHashMap<>();
    private final Map<String, Integer> exports = new LinkedHashMap<>();
    private final Map<String, ScopeView.Visible> declared = new LinkedHashMap<>();
    /** A place may be compiled twice. */
    private final Set<Called> called = new LinkedHashSet<>();
    private boolean hasPointers;
    private Node main;
    private int slotCount;

    /** {@code around} is the script in which this one is evaluated, whose functions it sees; null for a script of its own. */
    public Program(FunctionLibrary library, Program around) {
        this.library = library;
        this.around = around;
    }

    /** Makes a function known; before any body is compiled, since functions may call those that follow. */
    public void declare(FunctionCode function) {
        String key = key(function.name(), function.arity());
        if (function.thisType() == null) {
            functions.put(key, function);
        } else {
            typedFunctions.put(function.thisType() + "." + key, function);
        }
    }

    /** Some place that calls a function by name. */
    private record Called(String name, int arguments, boolean method, Position position) {
    }

    /** Makes known that a function is called, or a method, which {@code arguments} do not count the receiver of. */
    public void noteCall(String name, int arguments, boolean method, Position position) {
        called.add(new Called(name, arguments, method, position));
    }

    /** Makes known that values of the script may be functions, or that it takes values from another script. */
    public void notePointers() {
        hasPointers = true;
    }

    /**
     * Calls that no function of the script or the library fits by name and number of arguments, in the order of compilation. A method may
     * be a function that a map holds; so methods are only looked at where the script has no such values.
     */
    public List<UnknownCall> unknownCalls() {
        List<UnknownCall> unknown = new ArrayList<>();
        for (Called call : called) {
            if (call.method() && (hasPointers || isLanguage(call.name()))) {
                continue;
            }
            SortedSet<Integer> accepted = accepted(call);
            if (!accepted.contains(call.arguments())) {
                unknown.add(new UnknownCall(call.name(), call.arguments(), accepted, call.position()));
            }
        }
        return unknown;
    }

    private static boolean isLanguage(String method) {
        return Set.of("type_of", "is_shared", "curry", "call").contains(method);
    }

    private SortedSet<Integer> accepted(Called call) {
        SortedSet<Integer> accepted = new TreeSet<>();
        for (int parameters : library.parameters(call.name())) {
            accepted.add(call.method() ? parameters - 1 : parameters);
        }
        Stream<FunctionCode> own = call.method() ? Stream.concat(functions.values().stream(), typedFunctions.values().stream())
                : functions.values().stream();
        own.filter(function -> function.name().equals(call.name())).forEach(function -> accepted.add(function.arity()));
        return accepted;
    }

    /** Called once, when the script's own statements have been compiled. */
    public void complete(Node statements, int slots) {
        main = statements;
        slotCount = slots;
    }

    /** A variable that the statements declare outside of any block. */
    public void declare(String name, int slot, boolean constant) {
        declared.put(name, new ScopeView.Visible(name, slot, constant));
    }

    Map<String, ScopeView.Visible> declared() {
        return declared;
    }

    /** Makes a variable of the script's statements visible to those who import it. */
    public void export(String name, int slot) {
        exports.put(name, slot);
    }

    Map<String, Integer> exports() {
        return exports;
    }

    private static String key(String name, int parameters) {
        return name + "/" + parameters;
    }

    /** The function, or null. */
    public FunctionCode function(String name, int parameters) {
        FunctionCode function = functions.get(key(name, parameters));
        return function == null && around != null ? around.function(name, parameters) : function;
    }

    /** The method for values of this type, or null. */
    public FunctionCode method(String type, String name, int parameters) {
        FunctionCode method = typedFunctions.get(type + "." + key(name, parameters));
        return method == null && around != null ? around.method(type, name, parameters) : method;
    }

    boolean hasMethods() {
        return !typedFunctions.isEmpty() || around != null && around.hasMethods();
    }

    /** A function of this name, whatever its parameters; null if there is none. */
    FunctionCode functionNamed(String name) {
        for (FunctionCode function : functions.values()) {
            if (function.name().equals(name)) {
                return function;
            }
        }
        return around == null ? null : around.functionNamed(name);
    }

    public Collection<FunctionCode> functions() {
        return functions.values();
    }

    Collection<FunctionCode> methods() {
        return typedFunctions.values();
    }

    public FunctionLibrary library() {
        return library;
    }

    Node main() {
        return main;
    }

    int slotCount() {
        return slotCount;
    }
}
