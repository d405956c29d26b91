package dev.wadi.rhai.error;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error in a script: found while it was compiled ({@link ErrorKind#PARSING}) or while it ran.
 *
 * <p>An error inside a function is wrapped once per call, so {@link #getMessage()} names the functions on the way, innermost first,
 * each with its position. Has no Java stack trace: it tells about the script, and scripts throw as a matter of course.
 */
public final class RhaiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final String text;
    private final transient Object value;
    private final transient Map<String, Object> fields = new LinkedHashMap<>();
    private transient Position position;

    public RhaiException(ErrorKind kind, String text, Position position) {
        this(kind, text, null, position, null);
    }

    private RhaiException(ErrorKind kind, String text, Object value, Position position, RhaiException cause) {
        super(null, cause, false, false);
        this.kind = kind;
        this.text = text;
        this.value = value;
        this.position = position;
    }

    /** What {@code throw value} raises; the text is the value's text form. */
    public static RhaiException thrown(Object value, String valueText, Position position) {
        String text = valueText.isEmpty() ? "Runtime error" : "Runtime error: " + valueText;
        return new RhaiException(ErrorKind.RUNTIME, text, value, position, null);
    }

    /** An error that left a function; {@code call} says where it was called from. */
    public static RhaiException inCall(String function, boolean anonymous, RhaiException cause, Position call) {
        String text = anonymous ? "in closure call" : "in call to function '" + function + "'";
        RhaiException wrapped = new RhaiException(ErrorKind.IN_FUNCTION_CALL, text, null, call, cause);
        return wrapped.with("function", function).with("source", "");
    }

    /** An error of the statements of a module. */
    public static RhaiException inModule(String module, RhaiException cause, Position position) {
        return new RhaiException(ErrorKind.IN_MODULE, "in module '" + module + "'", null, position, cause).with("module", module);
    }

    /** Adds a field for the map that a script catches. */
    public RhaiException with(String name, Object field) {
        fields.put(name, field);
        return this;
    }

    public ErrorKind kind() {
        return kind;
    }

    /** The text of this error alone, without position and causes. */
    public String text() {
        return text;
    }

    /** The thrown value; null when nothing was thrown by the script. */
    public Object value() {
        return value;
    }

    public Map<String, Object> fields() {
        return fields;
    }

    public Position position() {
        return position;
    }

    public void moveTo(Position place) {
        position = place;
    }

    /** Sets the position unless one is known already. */
    public RhaiException at(Position place) {
        if (position.isNone()) {
            position = place;
        }
        return this;
    }

    public RhaiException inner() {
        return (RhaiException) getCause();
    }

    /** The error at the bottom: what happened, not through which calls. */
    public RhaiException root() {
        RhaiException root = this;
        while (root.inner() != null) {
            root = root.inner();
        }
        return root;
    }

    @Override
    public String getMessage() {
        String before = inner() == null ? "" : inner().getMessage() + "\n";
        return before + text + (position.isNone() ? "" : " (" + position + ")");
    }

    /**
     * The message, the line of the script it is about, and a caret under the column.
     *
     * @param source the script's text
     */
    public String render(String source) {
        Position place = root().position();
        String[] lines = source.split("\n", -1);
        if (place.isNone() || place.line() > lines.length) {
            return getMessage();
        }
        String line = lines[place.line() - 1].stripTrailing();
        String number = Integer.toString(place.line());
        StringBuilder out = new StringBuilder(getMessage()).append('\n').append(number).append(" | ").append(line).append('\n');
        out.append(" ".repeat(number.length())).append(" | ");
        line.codePoints().limit(Math.max(0, place.column() - 1)).forEach(point -> out.append(point == '\t' ? '\t' : ' '));
        return out.append('^').toString();
    }
}
