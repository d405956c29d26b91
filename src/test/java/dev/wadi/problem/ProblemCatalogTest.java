package dev.wadi.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.Golden;
import dev.wadi.compiler.RouteCompiler;
import dev.wadi.definition.reader.DefinitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One folder of {@code problems/} for each code: a definition with that problem, and what is said about it. */
class ProblemCatalogTest {

    private static final Path FOLDER = Golden.file("test/resources/problems");

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void saysWhatIsExpected(ProblemCode code) throws IOException {
        Path folder = FOLDER.resolve(code.word());
        Path definition = definition(code, folder);
        Problems problems = new Problems();

        RouteCompiler.compile(DefinitionReader.read(definition, problems), problems);

        assertThat(problems.all()).extracting(Problem::code).contains(code);
        String said = problems.describe().replace(definition.getParent() + "/", "") + "\n" + problems.summary() + "\n";
        assertThat(said).doesNotContain("hunter");
        Golden.check(folder.resolve("expected.txt"), said);
    }

    @Test
    void hasNoFolderWithoutCode() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemCode.values()).map(ProblemCode::word).toList());
        }
    }

    private Path definition(ProblemCode code, Path folder) throws IOException {
        return switch (code) {
            case FILE_TOO_LARGE -> Files.write(temporary.resolve("connector.toml"), new byte[5 * 1024 * 1024]);
            case UNKNOWN_FILE_TYPE -> folder.resolve("connector.tmol");
            default -> folder.resolve("connector.toml");
        };
    }
}
