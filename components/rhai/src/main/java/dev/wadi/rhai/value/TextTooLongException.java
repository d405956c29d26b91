package dev.wadi.rhai.value;

/** A value whose text would be too long to be made, such as an array that contains itself many times over. */
public final class TextTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TextTooLongException() {
        super("the text of the value would be longer than " + Texts.LONGEST + " characters", null, false, false);
    }
}
