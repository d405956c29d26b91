package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RhaiCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void showsWhatScriptsPrintAndTheirValues() throws IOException {
        Path script = script("a.rhai", "print(`hello`); let a = [1, \"x\"]; a");

        assertThat(rhai("eval", script)).isZero();

        assertThat(out.toString()).isEqualToNormalizingNewlines("hello\n[1, \"x\"]\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void oneBadScriptDoesNotStopTheRest() throws IOException {
        Path bad = script("bad.rhai", "let a = 1;\nlet b = a + ;");
        Path good = script("good.rhai", "40 + 2");

        assertThat(rhai("eval", bad, folder.resolve("none.rhai"), good)).isEqualTo(1);

        assertThat(out.toString()).isEqualToNormalizingNewlines("42\n");
        assertThat(err.toString()).contains("bad.rhai: Unexpected ';' (line 2, position 13)", "2 | let b = a + ;",
                "none.rhai: there is no such file");
    }

    @Test
    void writesALineOfJsonForEachFile() throws IOException {
        Path good = script("good.rhai", "print(1); print(\"a\\nb\"); 2.5");
        Path bad = script("bad.rhai", "print(`x`); throw \"no\"");
        Path broken = script("broken.rhai", "(");

        assertThat(rhai("eval", "--json", good, bad, broken)).isZero();

        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                {"file":"%s","ok":true,"type":"f64","value":"2.5","printed":["1","a\\nb"]}
                {"file":"%s","ok":false,"error":"Runtime error: no (line 1, position 13)","printed":["x"]}
                {"file":"%s","ok":false,"error":"Script is incomplete (line 1, position 2)","printed":[]}
                """.formatted(good, bad, broken));
    }

    @Test
    void endlessScriptsEnd() throws IOException {
        Path endless = script("endless.rhai", "loop { }");

        assertThat(rhai("eval", "--max-time", "20ms", endless)).isEqualTo(1);
        assertThat(rhai("eval", "--max-operations", "1000", endless)).isEqualTo(1);

        assertThat(err.toString()).contains("Script terminated: it ran longer than 20 ms", "Too many operations");
    }

    @Test
    void textThatIsNoTextIsAnErrorOfThatFile() throws IOException {
        Path file = folder.resolve("bytes.rhai");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0x31});

        assertThat(rhai("eval", "--json", file)).isZero();

        assertThat(out.toString()).contains("\"ok\":false,\"error\":\"the file is not UTF-8 text\"");
    }

    private Path script(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private int rhai(Object... arguments) {
        String[] texts = new String[arguments.length];
        for (int index = 0; index < texts.length; index++) {
            texts[index] = arguments[index].toString();
        }
        return new CommandLine(new RhaiCommand()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(texts);
    }
}
