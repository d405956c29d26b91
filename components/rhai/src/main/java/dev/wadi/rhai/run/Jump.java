package dev.wadi.rhai.run;

/** A {@code break}, {@code continue} or {@code return} in the middle of an expression. */
final class Jump extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final Jump BREAK = new Jump(Completion.BREAK);
    static final Jump CONTINUE = new Jump(Completion.CONTINUE);
    static final Jump RETURN = new Jump(Completion.RETURN);

    private final Completion completion;

    private Jump(Completion completion) {
        super(null, null, false, false);
        this.completion = completion;
    }

    Completion completion() {
        return completion;
    }

    static Jump of(Completion completion) {
        return switch (completion) {
            case BREAK -> BREAK;
            case CONTINUE -> CONTINUE;
            case RETURN -> RETURN;
        };
    }
}
