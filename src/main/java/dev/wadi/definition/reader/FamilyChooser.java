package dev.wadi.definition.reader;

import dev.wadi.definition.OptionTable;
import dev.wadi.problem.NearName;
import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds out which record of a sealed family a table describes: by a word in the table, or by the provider of the service that
 * the table names. Lifecycle: one for each file; services are declared before connectors are read.
 */
final class FamilyChooser {

    private static final String BY_SERVICE = "service_name";

    /** Provider by service name; null where the provider itself is wrong. */
    private final Map<String, String> providers = new LinkedHashMap<>();
    private boolean complete = true;

    /**
     * What was chosen.
     *
     * @param member the record, or null when it cannot be told, which has been reported
     * @param options of the record, or of every record that it could be
     */
    record Choice(Class<?> member, OptionTable options) {}

    /** Makes a service known by its name. */
    void declare(String service, String provider) {
        providers.putIfAbsent(service, provider);
    }

    /** Notes that there is a service whose name could not be read: from now on no name is unknown for sure. */
    void declareNameless() {
        complete = false;
    }

    /** Whether every service's name is known. */
    boolean isComplete() {
        return complete;
    }

    List<String> services() {
        return List.copyOf(new TreeSet<>(providers.keySet()));
    }

    Choice choose(Class<?> family, String chooser, Node.Table table, Location where, Problems problems) {
        Map<String, Class<?>> members = OptionTable.family(family);
        Class<?> member = chooser.equals(BY_SERVICE)
                ? byService(members, table, where, problems)
                : byWord(members, chooser, table, where, problems);
        return new Choice(member, member == null ? OptionTable.of(members.values()) : OptionTable.of(member));
    }

    private Class<?> byWord(Map<String, Class<?>> members, String key, Node.Table table, Location where, Problems problems) {
        Node.Entry entry = table.entry(key);
        if (entry == null && table.damaged()) {
            return null;
        }
        if (entry == null) {
            problems.add(where.problem(ProblemCode.MISSING_OPTION, table.place(), "needs the option '" + key + "'")
                    .at(where.child(key).path()).allowing(members.keySet()));
            return null;
        }
        String word = text(entry);
        if (word == null) {
            problems.add(where.child(key).problem(ProblemCode.WRONG_TYPE, entry.value().place(), "must be text, found "
                    + entry.value().describe()).found(entry.value().describe()).allowing(members.keySet()));
        } else if (!members.containsKey(word)) {
            problems.add(where.child(key).problem(ProblemCode.UNKNOWN_VALUE, entry.value().place(), "cannot be '" + word + "'")
                    .found(word).allowing(members.keySet()).suggesting(NearName.of(word, members.keySet())));
        }
        return word == null ? null : members.get(word);
    }

    /** A missing or wrong service name is reported where every option is read. */
    private Class<?> byService(Map<String, Class<?>> members, Node.Table table, Location where, Problems problems) {
        Node.Entry entry = table.entry(BY_SERVICE) != null ? table.entry(BY_SERVICE) : table.entry("serviceName");
        String service = entry == null ? null : text(entry);
        if (service == null || service.isEmpty()) {
            return null;
        }
        if (!providers.containsKey(service)) {
            if (complete) {
                problems.add(unknownService(entry.value().place(), where, service));
            }
            return null;
        }
        String provider = providers.get(service);
        if (provider != null && !members.containsKey(provider)) {
            List<String> able = new ArrayList<>();
            providers.forEach((name, itsProvider) -> {
                if (members.containsKey(itsProvider)) {
                    able.add(name);
                }
            });
            problems.add(where.problem(ProblemCode.UNSUPPORTED_ROLE, entry.value().place(), "cannot use the service '" + service
                    + "': a " + provider + " service is not supported here").found(provider)
                    .allowing(able.isEmpty() ? List.of("a service of " + String.join(" or ", members.keySet())) : able));
        }
        return provider == null ? null : members.get(provider);
    }

    private Problem unknownService(Place place, Location where, String service) {
        return where.problem(ProblemCode.UNKNOWN_SERVICE, place, "names the service '" + service + "', which is not there")
                .found(service).allowing(services()).suggesting(NearName.of(service, services()));
    }

    private static String text(Node.Entry entry) {
        return entry.value() instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT ? scalar.text() : null;
    }
}
