package dev.wadi.definition.check;

import dev.wadi.camel.script.InvalidScriptException;
import dev.wadi.camel.script.ScriptCheck;
import dev.wadi.camel.script.ScriptFolder;
import dev.wadi.camel.script.ScriptLimits;
import dev.wadi.camel.script.ScriptProblem;
import dev.wadi.camel.script.TransformScript;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.MiddlewareDefinition;
import dev.wadi.definition.Text;
import dev.wadi.definition.UdfMiddleware;
import dev.wadi.definition.UdfService;
import dev.wadi.problem.NearName;
import dev.wadi.problem.NearName;
import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Scripts and their folders. A script that is there is compiled as a starting connector compiles it. */
final class ScriptChecks {

    private final Definitions definitions;
    private final Problems problems;
    /** Folders and scripts that were looked at for another connector. */
    private final Set<Object> seen = new HashSet<>();

    ScriptChecks(Definitions definitions, Problems problems) {
        this.definitions = definitions;
        this.problems = problems;
    }

    static void check(UdfService service, Problems problems) {
        String kind = service.engine().kind();
        if (!ScriptCheck.knows(kind)) {
            Set<String> languages = ScriptCheck.languages();
            problems.add(service.engine().origin().problem(ProblemCode.UNKNOWN_VALUE, "kind", "names the language '" + kind
                    + "', which is not here").found(kind).allowing(languages).suggesting(NearName.of(kind, languages)));
        }
        if (!service.isRhai() && !service.sources().isEmpty()) {
            problems.add(service.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "sources", "can bring scripts in rhai only: one in "
                    + kind + " can do whatever Wadi can, so it comes from a file that an operator has put there").found(kind)
                    .allowing("engine = { kind = \"rhai\" }, or no sources"));
        }
        if (service.maxTime().isZero()) {
            problems.add(service.origin().problem(ProblemCode.OUT_OF_RANGE, "max_time", "cannot be nothing").allowing("1ms or more"));
        }
        Set<String> names = new HashSet<>();
        for (UdfService.Script script : service.sources()) {
            if (!ScriptFolder.isScriptName(script.filename())) {
                problems.add(script.origin().problem(ProblemCode.INVALID_VALUE, "filename", "must be a plain file name, found '"
                        + script.filename() + "'").found(script.filename()).allowing("a name without folders that ends in .rhai"));
            }
            if (!names.add(script.filename())) {
                problems.add(script.origin().problem(ProblemCode.DUPLICATE_NAME, "filename", "is there twice: '" + script.filename()
                        + "'").found(script.filename()));
            }
            if (script.content().fromEnvironment()) {
                problems.add(script.origin().problem(ProblemCode.ENVIRONMENT_NOT_HERE, "content",
                        "cannot come from the environment, it must be known when the definition is read"));
            }
        }
    }

    void check(ConnectorDefinition connector) {
        for (MiddlewareDefinition middleware : connector.middlewares()) {
            if (middleware instanceof UdfMiddleware script
                    && definitions.service(script.serviceName()).orElse(null) instanceof UdfService service) {
                checkOptions(connector, script, service);
                checkScript(script, service);
            }
        }
    }

    private void checkOptions(ConnectorDefinition connector, UdfMiddleware script, UdfService service) {
        boolean array = service.isRhai() && connector.batch().isPresent();
        if (array && script.dropAttribute().isPresent()) {
            problems.add(script.origin().problem(ProblemCode.OPTION_IGNORED, "drop_attribute",
                    "is ignored: with batch a script gets an array and leaves out what it removes from it"));
        }
        if (array && connector.isEffectivelyOnce()) {
            problems.add(connector.origin().problem(ProblemCode.CONFLICTING_OPTIONS, "delivery", "effectively-once cannot stand beside a "
                    + "script that gets whole batches: it may reorder and join events, and then no position lies between them")
                    .found("effectively-once").allowing("a connector without batch"));
        }
    }

    private void checkScript(UdfMiddleware script, UdfService service) {
        Text file = script.resource();
        if (file.fromEnvironment() || !ScriptCheck.knows(service.engine().kind())) {
            return;
        }
        if (!ScriptFolder.isPlainName(file.value())) {
            problems.add(script.origin().problem(ProblemCode.INVALID_VALUE, "resource", "must be a plain file name, found '"
                    + file.value() + "'").found(file.value()).allowing("the name of a file in the service's folder"));
            return;
        }
        if (!seen.add(List.of(service.name(), file.value()))) {
            return;
        }
        UdfService.Script source = service.sources().stream().filter(one -> one.filename().equals(file.value())).findFirst()
                .orElse(null);
        if (source != null) {
            if (!source.content().fromEnvironment()) {
                compile(script, service, source.content().value(), source.content().place(), file.value());
            }
        } else if (!service.scriptPath().fromEnvironment()) {
            checkFile(script, service, Path.of(service.scriptPath().value()));
        }
    }

    private void checkFile(UdfMiddleware script, UdfService service, Path folder) {
        if (!Files.isDirectory(folder) && service.sources().isEmpty()) {
            if (seen.add(folder)) {
                problems.add(service.origin().problem(ProblemCode.FILE_NOT_FOUND, "script_path", "is no folder: "
                        + service.scriptPath().value()).found(service.scriptPath().value())
                        .allowing("a folder, absolute or from the working directory"));
            }
            return;
        }
        Path file = folder.resolve(script.resource().value());
        try {
            compile(script, service, ScriptCheck.read(file), null, file.toString());
        } catch (InvalidScriptException unreadable) {
            ScriptProblem problem = unreadable.problem();
            ProblemCode code = problem.kind() == ScriptProblem.Kind.MISSING ? ProblemCode.FILE_NOT_FOUND : ProblemCode.FILE_UNREADABLE;
            problems.add(script.origin().problem(code, "resource", "cannot be used: " + problem.message() + ", " + file)
                    .found(script.resource().value()).allowing("a file in " + folder));
        }
    }

    /** @param content where the definition has the script's text; null: it is a file */
    private void compile(UdfMiddleware script, UdfService service, String text, Place content, String name) {
        ScriptLimits defaults = ScriptLimits.DEFAULT;
        ScriptLimits limits = new ScriptLimits(defaults.operations(), defaults.time(), service.maxStringLength(), service.maxArraySize(),
                service.maxMapSize(), defaults.memoryBytes(), defaults.resultBytes());
        String language = service.engine().kind();
        ScriptProblem mistake = ScriptCheck.check(language, name, text, limits).orElse(null);
        if (mistake == null) {
            for (TransformScript.UnknownFunction unknown : ScriptCheck.unknownFunctions(language, name, text, limits)) {
                problems.add(inScript(ProblemCode.UNKNOWN_FUNCTION, unknown.problem(), script, content, name)
                        .found(unknown.name()).suggesting(NearName.of(unknown.name(), unknown.known())));
            }
        } else if (mistake.line() == 0) {
            problems.add(script.origin().problem(ProblemCode.INVALID_SCRIPT, "resource", "cannot be used: " + mistake.message())
                    .found(script.resource().value()));
        } else {
            problems.add(inScript(ProblemCode.INVALID_SCRIPT, mistake, script, content, name));
        }
    }

    private static Problem inScript(ProblemCode code, ScriptProblem problem, UdfMiddleware script, Place content, String name) {
        Place place = content == null ? new Place(name, problem.line(), problem.column()) : content;
        String where = content == null ? "" : name + ":" + problem.line() + ":" + problem.column() + ": ";
        return Problem.of(code, place, where + problem.message()).at(script.origin().pathOf("resource")).showing(problem.excerpt());
    }
}
