package dev.wadi.rhai.function;

/** What the function {@code exit} throws: the script ends with this value, from any depth. */
public final class ExitSignal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Object value;

    public ExitSignal(Object value) {
        super(null, null, false, false);
        this.value = value;
    }

    public Object value() {
        return value;
    }
}
