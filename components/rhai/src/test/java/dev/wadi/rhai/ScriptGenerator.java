package dev.wadi.rhai;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Writes scripts that follow the grammar but make little sense: many fail while they run, and should. The same seed gives the same
 * script.
 */
final class ScriptGenerator {

    private static final List<String> METHODS = List.of("len()", "to_string()", "type_of()", "is_empty()", "keys()", "values()",
            "reverse()", "sort()", "pop()", "clear()", "to_upper()", "trim()", "abs()", "sign()", "to_float()", "to_int()",
            "contains(1)", "contains(\"a\")", "push(2)", "remove(0)", "remove(\"a\")", "split(\",\")", "index_of(\"a\")", "get(0)",
            "truncate(1)", "insert(0, 9)", "extract(1)", "map(|x| x)", "filter(|x| x == 1)", "reduce(|a, b| a, 0)", "set(\"k\", 1)",
            "pad(4, 'x')", "chars()", "bits()", "sub_string(1)", "dedup()", "some(|x| x)", "drain(0..1)", "is_zero()", "to_debug()");
    private static final List<String> OPERATORS = List.of("+", "-", "*", "/", "%", "**", "<<", ">>", "&", "|", "^", "==", "!=", "<",
            "<=", ">", ">=", "&&", "||", "??", "in", "..", "..=");
    private static final List<String> ASSIGNMENTS = List.of("=", "=", "=", "+=", "-=", "*=", "/=", "%=", "|=", "&=", "<<=");

    private final Random random;
    private final List<String> variables = new ArrayList<>();
    private int declared;
    private int loops;

    ScriptGenerator(long seed) {
        random = new Random(seed);
    }

    String script() {
        StringBuilder out = new StringBuilder();
        out.append("fn f(p) { ").append(only(List.of("p"), () -> expression(2))).append(" }\n");
        out.append("fn g(p, q) { ").append(only(List.of("p", "q"), () -> block(2))).append(" }\n");
        out.append("fn h() { ").append(only(List.of("this"), () -> statement(2))).append(" }\n");
        out.append("let n = 3; let f1 = 2.5; let s = \"héllo\"; let a = [1, [2, 3], \"x\"]; let m = #{a: 1, b: #{c: [4]}};\n");
        variables.addAll(List.of("n", "f1", "s", "a", "m"));
        int statements = 3 + random.nextInt(8);
        for (int count = 0; count < statements; count++) {
            out.append(statement(3)).append('\n');
        }
        return out.append(expression(3)).append('\n').toString();
    }

    private <T> T only(List<String> names, Supplier<T> inner) {
        List<String> outer = List.copyOf(variables);
        int outerLoops = loops;
        variables.clear();
        variables.addAll(names);
        loops = 0;
        T result = inner.get();
        loops = outerLoops;
        variables.clear();
        variables.addAll(outer);
        return result;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String variable() {
        return variables.isEmpty() || random.nextInt(80) == 0 ? "unknown" : pick(variables);
    }

    private String block(int depth) {
        int visible = variables.size();
        StringBuilder out = new StringBuilder("{ ");
        int statements = random.nextInt(3);
        for (int count = 0; count < statements; count++) {
            out.append(statement(depth - 1)).append(' ');
        }
        out.append(expression(depth - 1)).append(" }");
        variables.subList(visible, variables.size()).clear();
        return out.toString();
    }

    private String loopBody(int depth) {
        loops++;
        String body = block(depth);
        loops--;
        return body;
    }

    private String statement(int depth) {
        if (depth <= 0) {
            return "print(" + expression(1) + ");";
        }
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> {
                String value = expression(depth);
                String name = random.nextInt(6) == 0 && !variables.isEmpty() ? variable().replace("this", "z") : "v" + declared++;
                if (name.equals("unknown")) {
                    name = "w";
                }
                variables.add(name);
                yield (random.nextInt(8) == 0 ? "const " : "let ") + name + " = " + value + ";";
            }
            case 4, 5 -> variable() + " " + pick(ASSIGNMENTS) + " " + expression(depth - 1) + ";";
            case 6 -> variable() + pick(List.of(".a", "[0]", "[\"a\"]", ".a.b", "[1][0]", "[-1]", "[1..2]")) + " " + pick(ASSIGNMENTS)
                    + " " + expression(depth - 1) + ";";
            case 7 -> "if " + expression(depth - 1) + " " + block(depth - 1) + " else " + block(depth - 1);
            case 8 -> {
                String items = expression(depth - 1);
                variables.add("i");
                String loop = "for i in " + items + " " + loopBody(depth - 1);
                variables.remove(variables.size() - 1);
                yield loop;
            }
            case 9 -> "try " + block(depth - 1) + " catch (e) { print(e); }";
            case 10 -> "switch " + expression(depth - 1) + " { 1 => " + expression(depth - 1) + ", \"a\" | 'b' => "
                    + expression(depth - 1) + ", 2..5 if true => " + expression(depth - 1) + ", _ => " + expression(depth - 1) + " }";
            case 11 -> loops > 0 ? pick(List.of("break;", "continue;", "break 5;")) : "print(1);";
            case 12 -> "for n in 0..3 " + loopBody(depth - 1);
            case 13 -> variable() + "." + pick(METHODS) + ";";
            case 14 -> variable() + "." + pick(List.of("h()", "f(1)", "g(1, 2)", "call(|| this)")) + ";";
            default -> "print(" + expression(depth) + ");";
        };
    }

    private String expression(int depth) {
        if (depth <= 0) {
            return atom();
        }
        return switch (random.nextInt(18)) {
            case 0, 1, 2 -> atom();
            case 3, 4, 5 -> "(" + expression(depth - 1) + " " + pick(OPERATORS) + " " + expression(depth - 1) + ")";
            case 6 -> "[" + expression(depth - 1) + ", " + expression(depth - 1) + "]";
            case 7 -> "#{a: " + expression(depth - 1) + ", b: " + expression(depth - 1) + "}";
            case 8 -> "(" + expression(depth - 1) + ")." + pick(METHODS);
            case 9 -> variable() + "." + pick(METHODS);
            case 10 -> variable() + pick(List.of("[0]", "[-1]", "[\"a\"]", ".a", "?.a", "?[0]", "[0..2]", "[1..=2]", ".len"));
            case 11 -> "if " + expression(depth - 1) + " " + block(depth - 1) + " else " + block(depth - 1);
            case 12 -> "`<${" + expression(depth - 1) + "}>`";
            case 13 -> "f(" + expression(depth - 1) + ")";
            case 14 -> "g(" + expression(depth - 1) + ", " + expression(depth - 1) + ")";
            case 15 -> "(|x| x " + pick(OPERATORS) + " " + atom() + ").call(" + expression(depth - 1) + ")";
            case 16 -> pick(List.of("-", "!", "+")) + atom();
            default -> pick(List.of("type_of(", "max(1, ", "is_def_var(", "parse_int(", "abs(", "to_string(", "len(", "range(0, "))
                    + expression(depth - 1) + ")";
        };
    }

    private String atom() {
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> variable();
            case 4, 5 -> Integer.toString(random.nextInt(7));
            case 6 -> pick(List.of("0.5", "2.0", "1e10", "9223372036854775807", "0xff"));
            case 7 -> pick(List.of("\"a\"", "\"\"", "\"b,c\"", "\"é😀\"", "\"42\""));
            case 8 -> pick(List.of("'a'", "'😀'"));
            case 9 -> pick(List.of("true", "false"));
            case 10 -> "()";
            case 11 -> pick(List.of("[1, 2, 3]", "[]", "[\"a\", [1]]"));
            case 12 -> pick(List.of("#{a: 1}", "#{}", "#{a: #{b: 2}}"));
            default -> pick(List.of("0..3", "1..=2", "blob(2, 7)", "Fn(\"f\")"));
        };
    }
}
