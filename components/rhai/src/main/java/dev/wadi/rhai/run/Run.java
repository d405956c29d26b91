package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.CallContext;
import dev.wadi.rhai.function.ExitSignal;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.NativeFunction;
import dev.wadi.rhai.function.Reference;
import dev.wadi.rhai.value.Allocation;
import dev.wadi.rhai.value.FunctionPointer;
import dev.wadi.rhai.value.TextTooLongException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One run of a script, by one thread. */
public final class Run implements CallContext {

    private static final int OPERATIONS_BETWEEN_CHECKS = 256;
    private static final int LONG_STRING = 256;

    private final Program program;
    private final Host host;
    private final Meter meter;
    /** Made when the first one is declared: most calls of a function declare none. */
    private Map<String, Object> constants = Map.of();
    private Map<String, Module> modules = Map.of();
    private Map<Program, Map<String, Module>> imports = Map.of();
    private long operations;
    private long nextCheck;
    private int depth;
    private Position callPosition = Position.NONE;
    private Frame frame;
    /** Containers that functions and literals are still filling, and that no variable has yet. */
    private final List<Object> held = new ArrayList<>(0);

    public Run(Program program, RunLimits limits, Host host) {
        this.program = program;
        this.host = host;
        this.meter = new Meter(limits);
        this.nextCheck = meter.operationsUntilCheck(0, OPERATIONS_BETWEEN_CHECKS);
    }

    /** Runs the statements of the script; gives the value of the last one. */
    public Object runMain(Object... variables) {
        return guarded(() -> statements(program, null, variables));
    }

    /** Runs the statements, so that functions see their constants, then calls a function. */
    public Object call(String name, boolean withStatements, Object... arguments) {
        return guarded(() -> {
            if (withStatements) {
                statements(program, null);
            }
            FunctionCode function = program.function(name, arguments.length);
            if (function == null) {
                throw Operators.notFound(name, Position.NONE, arguments);
            }
            return callScript(function, arguments, null, null, Position.NONE);
        });
    }

    private Object guarded(Supplier<Object> work) {
        Allocation.Watcher before = Allocation.watch(bytes -> meter.fill(bytes, this));
        try {
            return work.get();
        } catch (ExitSignal exit) {
            return exit.value();
        } catch (TextTooLongException tooLong) {
            throw tooLong(Position.NONE);
        } catch (StackOverflowError tooDeep) {
            throw new RhaiException(ErrorKind.STACK_OVERFLOW, "Stack overflow", Position.NONE);
        } finally {
            frame = null;
            held.clear();
            Allocation.watch(before);
        }
    }

    /** @param variables values of the first slots */
    Frame statements(Program script, ScopeView outer, List<Object> result, Object... variables) {
        Frame own = new Frame(new Object[script.slotCount()], this, script, null, frame, outer);
        System.arraycopy(variables, 0, own.slots, 0, variables.length);
        Frame before = frame;
        frame = own;
        try {
            Object value = script.main().execute(own);
            result.add(value instanceof Completion ? own.result : value);
        } catch (Jump jump) {
            result.add(own.result);
        } finally {
            frame = before;
        }
        return own;
    }

    private Object statements(Program script, ScopeView outer, Object... variables) {
        List<Object> result = new ArrayList<>(1);
        statements(script, outer, result, variables);
        return result.get(0);
    }

    /** Calls a function of a script. {@code arguments} become its variables. */
    Object callScript(FunctionCode function, Object[] arguments, Reference self, ScopeView outer, Position position) {
        Object[] slots = arguments;
        if (function.slotCount() > arguments.length) {
            slots = new Object[function.slotCount()];
            System.arraycopy(arguments, 0, slots, 0, arguments.length);
        }
        return enter(function, slots, self, outer, position);
    }

    /** Calls a function with a frame's slots, in which the arguments are already. */
    Object enter(FunctionCode function, Object[] slots, Reference self, ScopeView outer, Position position) {
        tick(position);
        if (depth >= meter.limits().callDepth() && meter.limits().callDepth() > 0) {
            throw new RhaiException(ErrorKind.STACK_OVERFLOW, "Stack overflow", position);
        }
        Frame before = frame;
        Frame own = new Frame(slots, this, function.program(), self, before, outer);
        frame = own;
        depth++;
        try {
            Object value = function.body().execute(own);
            return value instanceof Completion ? own.result : value;
        } catch (Jump jump) {
            return own.result;
        } catch (RhaiException failure) {
            if (failure.kind().isSystem()) {
                failure.moveTo(position);
                throw failure;
            }
            throw RhaiException.inCall(function.name(), function.isAnonymous(), failure, position);
        } finally {
            depth--;
            frame = before;
        }
    }

    /** Calls a native function; the first argument is as its receiver says. */
    Object callNative(NativeFunction function, Position position, Object first, Object second) {
        Position before = callPosition;
        int heldBefore = held.size();
        callPosition = position;
        try {
            return counted(function.call(this, first, second));
        } catch (RhaiException failure) {
            throw failure.at(position);
        } catch (TextTooLongException tooLong) {
            throw tooLong(position);
        } finally {
            callPosition = before;
            releaseTo(heldBefore);
        }
    }

    Object callNative(NativeFunction function, Position position, Object[] arguments) {
        Position before = callPosition;
        int heldBefore = held.size();
        callPosition = position;
        try {
            return counted(switch (arguments.length) {
                case 1 -> function.call(this, arguments[0]);
                case 2 -> function.call(this, arguments[0], arguments[1]);
                default -> function.call(this, arguments);
            });
        } catch (RhaiException failure) {
            throw failure.at(position);
        } catch (TextTooLongException tooLong) {
            throw tooLong(position);
        } finally {
            callPosition = before;
            releaseTo(heldBefore);
        }
    }

    /** Counts the memory of a string that a function gives; containers count theirs themselves. */
    private Object counted(Object result) {
        if (result instanceof String string && string.length() >= LONG_STRING) {
            meter.fill(string.length(), this);
        }
        return result;
    }

    private static RhaiException tooLong(Position position) {
        return new RhaiException(ErrorKind.DATA_TOO_LARGE, "Length of string too large", position).with("type", "Length of string");
    }

    /** Counts a statement, an iteration or a call. */
    void tick(Position position) {
        if (++operations > nextCheck) {
            meter.checkOperations(operations, position);
            nextCheck = meter.operationsUntilCheck(operations, OPERATIONS_BETWEEN_CHECKS);
        }
    }

    /** The constant of the script's statements, or null. */
    Object constant(String name) {
        return constants.get(name);
    }

    void declareConstant(String name, Object value) {
        if (constants.isEmpty()) {
            constants = new HashMap<>();
        }
        constants.put(name, value);
    }

    /** The modules that a script has imported so far, by the names it gave them. */
    Map<String, Module> importedBy(Program script) {
        if (imports.isEmpty()) {
            imports = new HashMap<>();
        }
        return imports.computeIfAbsent(script, key -> new HashMap<>());
    }

    Program program() {
        return program;
    }

    FunctionLibrary library() {
        return program.library();
    }

    Host host() {
        return host;
    }

    @Override
    public Position position() {
        return callPosition;
    }

    @Override
    public Object call(FunctionPointer function, Object... arguments) {
        return Pointers.call(this, function, null, arguments, callPosition);
    }

    @Override
    public Object callOn(Reference self, FunctionPointer function, Object... arguments) {
        return Pointers.call(this, function, self, arguments, callPosition);
    }

    @Override
    public Object callNative(String name, Object left, Object right) {
        Operator operator = Operator.of(name);
        return operator == null ? call(new FunctionPointer(name), left, right)
                : Operators.apply(operator, left, right, this, callPosition);
    }

    @Override
    public boolean areEqual(Object left, Object right) {
        try {
            return Operators.apply(Operator.EQUAL, left, right, this, Position.NONE) == Boolean.TRUE;
        } catch (RhaiException failure) {
            if (failure.kind() == ErrorKind.FUNCTION_NOT_FOUND && left.getClass() != right.getClass()) {
                return false;
            }
            throw failure;
        }
    }

    @Override
    public String checked(String string) {
        meter.checkString(string.length(), this);
        return string;
    }

    @Override
    public void checkStringLength(long length) {
        meter.checkString(length, this);
    }

    @Override
    public void checkArraySize(long size) {
        meter.checkArray(size, this);
    }

    @Override
    public void checkMapSize(long size) {
        meter.checkMap(size, this);
    }

    @Override
    public void hold(Object container) {
        held.add(container);
    }

    int heldCount() {
        return held.size();
    }

    /** Forgets what was held since there were so many. */
    void releaseTo(int count) {
        if (held.size() > count) {
            held.subList(count, held.size()).clear();
        }
    }

    List<Object> held() {
        return held;
    }

    Frame frame() {
        return frame;
    }

    Iterable<Object> constants() {
        return constants.values();
    }

    @Override
    public void countOperation() {
        tick(callPosition);
    }

    @Override
    public void print(String text) {
        host.print(text);
    }

    @Override
    public void debug(String text) {
        host.debug(text, callPosition);
    }

    @Override
    public void sleep(double seconds) {
        meter.sleep(seconds);
    }

    @Override
    public Iterable<ScriptFunction> scriptFunctions() {
        List<ScriptFunction> found = new ArrayList<>();
        List<FunctionCode> all = new ArrayList<>(program.functions());
        all.addAll(program.methods());
        for (FunctionCode function : all) {
            found.add(new ScriptFunction(function.name(), function.thisType(), function.parameters(), function.isPrivate()));
        }
        return found;
    }

    /** Runs a module once, and remembers it for the next import. */
    Module module(String path, Position position) {
        Module known = modules.get(path);
        if (known != null) {
            return known;
        }
        Program script = host.module(path);
        if (script == null) {
            throw new RhaiException(ErrorKind.MODULE_NOT_FOUND, "Module not found: " + path, position).with("module", path);
        }
        meter.checkModules(modules.size(), position);
        Module module = new Module(script);
        try {
            Frame scope = statements(script, null, new ArrayList<>(1));
            module.export(scope);
        } catch (RhaiException failure) {
            throw failure.kind().isSystem() ? failure : RhaiException.inModule(path, failure, position);
        }
        if (modules.isEmpty()) {
            modules = new HashMap<>();
        }
        modules.put(path, module);
        return module;
    }
}
