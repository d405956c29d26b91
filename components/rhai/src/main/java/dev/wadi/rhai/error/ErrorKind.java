package dev.wadi.rhai.error;

/**
 * The kinds of errors, with the names that a script sees in the map that {@code catch} gives it.
 *
 * <p>Errors of the {@link #isSystem() system} cannot be caught by a script: a limit that could be caught would be no limit.
 */
public enum ErrorKind {
    PARSING("ErrorParsing", false, true),
    VARIABLE_NOT_FOUND("ErrorVariableNotFound", true, false),
    FUNCTION_NOT_FOUND("ErrorFunctionNotFound", true, false),
    MODULE_NOT_FOUND("ErrorModuleNotFound", true, false),
    IN_FUNCTION_CALL("ErrorInFunctionCall", true, false),
    IN_MODULE("ErrorInModule", true, false),
    UNBOUND_THIS("ErrorUnboundThis", true, false),
    MISMATCHED_TYPE("ErrorMismatchDataType", true, false),
    INDEXING_TYPE("ErrorIndexingType", true, false),
    ARRAY_BOUNDS("ErrorArrayBounds", true, false),
    STRING_BOUNDS("ErrorStringBounds", true, false),
    BIT_FIELD_BOUNDS("ErrorBitFieldBounds", true, false),
    FOR("ErrorFor", true, false),
    IMPURE_CALL_ON_CONSTANT("ErrorNonPureMethodCallOnConstant", true, false),
    ASSIGNMENT_TO_CONSTANT("ErrorAssignmentToConstant", true, false),
    DATA_RACE("ErrorDataRace", true, false),
    DOT_EXPRESSION("ErrorDotExpr", true, false),
    ARITHMETIC("ErrorArithmetic", true, false),
    RUNTIME("ErrorRuntime", true, false),
    TOO_MANY_OPERATIONS("ErrorTooManyOperations", false, true),
    TOO_MANY_VARIABLES("ErrorTooManyVariables", false, true),
    TOO_MANY_MODULES("ErrorTooManyModules", false, true),
    STACK_OVERFLOW("ErrorStackOverflow", false, true),
    DATA_TOO_LARGE("ErrorDataTooLarge", false, true),
    TERMINATED("ErrorTerminated", false, true);

    private final String scriptName;
    private final boolean catchable;
    private final boolean system;

    ErrorKind(String scriptName, boolean catchable, boolean system) {
        this.scriptName = scriptName;
        this.catchable = catchable;
        this.system = system;
    }

    public String scriptName() {
        return scriptName;
    }

    public boolean isCatchable() {
        return catchable;
    }

    public boolean isSystem() {
        return system;
    }
}
