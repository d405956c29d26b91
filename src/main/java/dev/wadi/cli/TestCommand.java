package dev.wadi.cli;

import dev.wadi.rehearsal.CaseReport;
import dev.wadi.rehearsal.FileReport;
import dev.wadi.rehearsal.JUnitXml;
import dev.wadi.rehearsal.Rehearsals;
import dev.wadi.rehearsal.TestFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "test", description = {"Runs the tests that lie beside definitions, without any server.",
        "Each case of a *.wadi.test.yaml sends its events through the connector's own route, conversions, scripts, retries and "
                + "dead letters included, and compares what sinks get with what it expects."},
        footer = {"", "Examples:", "  wadi test                                  all tests in and below this folder",
                "  wadi test connectors/orders.wadi.test.yaml", "  wadi test connectors --junit target/wadi.xml", "",
                "A test file, beside mstream-config.toml:", "", "  definition: mstream-config.toml", "  cases:",
                "    - name: an insert becomes a record", "      input:", "        - body: { _id: 1, name: Ada }", "      expect:",
                "        sinks:", "          - events:", "              - { key: 1, body: { _id: 1, name: Ada } }", "",
                "Exit code: 0 when all passed, 1 when one did not, 2 when a test file or a definition is wrong."})
final class TestCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "FILE|FOLDER",
            description = "Test files, and folders in and below which they are looked for (default: the working directory).")
    private List<Path> paths = List.of();

    @Option(names = "--junit", paramLabel = "FILE", description = "Writes the results as JUnit XML.")
    private Path junit;

    @Mixin
    private JarsOption jars;

    @Spec
    private CommandSpec spec;

    private final Map<String, String> environment;

    TestCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        LogLevel.quiet(environment);
        jars.use();
        List<Path> files = TestFiles.in(paths.isEmpty() ? List.of(Path.of("")) : paths);
        PrintWriter out = spec.commandLine().getOut();
        List<FileReport> reports = new ArrayList<>();
        for (Path file : files) {
            out.println(file);
            FileReport report = Rehearsals.run(file, this::print);
            ProblemReport.print(report.problems(), spec.commandLine().getErr());
            reports.add(report);
        }
        int exitCode = summary(reports, out);
        if (junit != null) {
            write(JUnitXml.of(reports));
        }
        return exitCode;
    }

    private void print(CaseReport report) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "  %s  %s (%d ms)%n", report.passed() ? "passed" : "FAILED", report.name(), report.duration().toMillis());
        if (!report.passed()) {
            out.println("          " + report.place());
            report.differences().forEach(difference -> out.println("          " + difference));
        }
    }

    private int summary(List<FileReport> reports, PrintWriter out) {
        if (reports.isEmpty()) {
            out.println("there is no *.wadi.test.yaml here");
            return ExitCode.DEFINITION_IS_WRONG;
        }
        List<CaseReport> cases = reports.stream().flatMap(report -> report.cases().stream()).toList();
        long failed = cases.stream().filter(one -> !one.passed()).count();
        long wrong = reports.stream().filter(report -> report.problems().hasErrors()).count();
        Duration time = cases.stream().map(CaseReport::duration).reduce(Duration.ZERO, Duration::plus);
        out.printf(Locale.ROOT, "%d passed, %d failed%s (%.1f s)%n", cases.size() - failed, failed,
                wrong == 0 ? "" : ", " + wrong + (wrong == 1 ? " file is wrong" : " files are wrong"), time.toMillis() / 1000.0);
        return wrong > 0 ? ExitCode.DEFINITION_IS_WRONG : failed > 0 ? ExitCode.WORLD_IS_WRONG : ExitCode.FINE;
    }

    private void write(String xml) throws IOException {
        if (junit.toAbsolutePath().getParent() != null) {
            Files.createDirectories(junit.toAbsolutePath().getParent());
        }
        Files.writeString(junit, xml);
    }
}
