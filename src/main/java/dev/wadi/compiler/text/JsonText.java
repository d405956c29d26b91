package dev.wadi.compiler.text;

/** JSON as a value in a route, where two braces in a row would be the edge of a placeholder. */
public final class JsonText {

    private JsonText() {}

    /** The same JSON without two braces in a row: they stand apart, and within texts as escapes. */
    public static String withoutDoubleBraces(String json) {
        StringBuilder text = new StringBuilder();
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char character = json.charAt(i);
            if (inString && (character == '{' || character == '}')) {
                text.append("\\u%04x".formatted((int) character));
            } else if (character == '}' && !text.isEmpty() && text.charAt(text.length() - 1) == '}') {
                text.append(" }");
            } else {
                text.append(character);
            }
            if (character == '\\' && inString && i + 1 < json.length()) {
                text.append(json.charAt(++i));
            } else if (character == '"') {
                inString = !inString;
            }
        }
        return text.toString();
    }
}
