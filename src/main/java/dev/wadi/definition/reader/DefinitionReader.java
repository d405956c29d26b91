package dev.wadi.definition.reader;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.OptionTable;
import dev.wadi.definition.ServiceDefinition;
import dev.wadi.definition.SystemDefinition;
import dev.wadi.definition.Text;
import dev.wadi.definition.check.DefinitionChecks;
import dev.wadi.problem.NearName;
import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a definition file: TOML, YAML or JSON, by its ending.
 *
 * <p>Errors: none are thrown; everything wrong is added to the problems. The answer then holds what was read well, so that
 * later phases can report more of the same file; with errors it must not be run. Threads: one call at a time for one
 * {@link Problems}. Source: the dialect of mstream 0.47 with Wadi's own keys.
 */
public final class DefinitionReader {

    private static final List<String> TOP_LEVEL = List.of("connectors", "services", "system");

    private final Problems problems;
    private final FamilyChooser families = new FamilyChooser();
    private final RecordBinder binder;

    private DefinitionReader(Problems problems) {
        this.problems = problems;
        this.binder = new RecordBinder(problems, families);
    }

    public static Definitions read(Path file, Problems problems) {
        if (RehearsalReader.reads(file)) {
            problems.add(Problem.of(ProblemCode.UNKNOWN_FILE_TYPE, Place.startOf(file.toString()),
                    "the file has tests of a connector, which 'wadi test' runs, and is no definition").found(file.getFileName().toString()));
            return none(file);
        }
        return new DefinitionFile(file, problems).read()
                .map(root -> new DefinitionReader(problems).definitions(file.toString(), root))
                .orElseGet(() -> none(file));
    }

    private static Definitions none(Path file) {
        return new Definitions(file.toString(), List.of(), List.of(), Optional.empty());
    }

    private Definitions definitions(String file, Node.Table root) {
        checkTopLevel(root);
        List<Item> serviceItems = items(root, "services", "service");
        Set<String> providers = OptionTable.family(ServiceDefinition.class).keySet();
        if (root.damaged()) {
            families.declareNameless();
        }
        for (Item item : serviceItems) {
            if (item.name() == null) {
                families.declareNameless();
            } else {
                families.declare(item.name(), providers.contains(item.word("provider")) ? item.word("provider") : null);
            }
        }
        List<ServiceDefinition> services = bindAll(serviceItems, ServiceDefinition.class);
        List<ConnectorDefinition> connectors = bindAll(items(root, "connectors", "connector"), ConnectorDefinition.class);
        Optional<SystemDefinition> system = Optional.ofNullable(root.entry("system"))
                .flatMap(entry -> binder.bind(entry.value(), SystemDefinition.class, Location.ROOT.child("system")));
        Definitions definitions = new Definitions(file, services, connectors, system);
        DefinitionChecks.check(definitions, families.services(), families.isComplete(), problems);
        return definitions;
    }

    private void checkTopLevel(Node.Table root) {
        for (Node.Entry entry : root.entries()) {
            if (!TOP_LEVEL.contains(entry.key())) {
                problems.add(Location.ROOT.child(entry.key()).problem(ProblemCode.UNKNOWN_OPTION, entry.place(),
                        "is no part of a definition").found(entry.key()).allowing(TOP_LEVEL)
                        .suggesting(NearName.of(entry.key(), TOP_LEVEL)));
            }
        }
        for (String needed : List.of("services", "connectors")) {
            if (root.entry(needed) == null && !root.damaged()) {
                problems.add(Problem.of(ProblemCode.MISSING_OPTION, root.place(), "the definition needs '" + needed + "'")
                        .at(needed));
            }
        }
    }

    /** A service or connector that is still a table. */
    private record Item(Node node, Location where) {

        String word(String key) {
            Node.Entry entry = node instanceof Node.Table table ? table.entry(key) : null;
            boolean text = entry != null && entry.value() instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT;
            return text ? ((Node.Scalar) entry.value()).text() : null;
        }

        String name() {
            return word("name");
        }
    }

    private List<Item> items(Node.Table root, String key, String what) {
        List<Item> items = new ArrayList<>();
        Node.Entry entry = root.entry(key);
        if (entry == null) {
            return items;
        }
        Location where = Location.ROOT.child(key);
        if (!(entry.value() instanceof Node.Sequence sequence)) {
            problems.add(where.problem(ProblemCode.WRONG_TYPE, entry.value().place(), "must be a list of tables, found "
                    + entry.value().describe()).found(entry.value().describe()).allowing("a list of tables"));
            return items;
        }
        Map<String, Item> named = new LinkedHashMap<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            Item item = new Item(sequence.items().get(i), where.item(i));
            String name = item.name();
            if (name != null && !name.isBlank()) {
                boolean usable = !name.startsWith(Text.ENVIRONMENT_PREFIX) && name.chars().noneMatch(Character::isISOControl);
                item = usable ? new Item(item.node(), item.where().named(name)) : item;
                Item first = named.putIfAbsent(name, item);
                if (first != null) {
                    reportDuplicate(item, first, what);
                }
            }
            items.add(item);
        }
        return items;
    }

    private void reportDuplicate(Item item, Item first, String what) {
        Node.Entry name = ((Node.Table) item.node()).entry("name");
        Node.Entry firstName = ((Node.Table) first.node()).entry("name");
        problems.add(Problem.of(ProblemCode.DUPLICATE_NAME, name.value().place(), "there is already a " + what + " '"
                + item.name() + "', in line " + firstName.value().place().line()).at(item.where().path() + ".name")
                .found(item.name()));
    }

    private <T> List<T> bindAll(List<Item> items, Class<T> type) {
        List<T> records = new ArrayList<>();
        items.forEach(item -> binder.bind(item.node(), type, item.where()).ifPresent(records::add));
        return records;
    }
}
