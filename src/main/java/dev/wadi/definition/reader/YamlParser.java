package dev.wadi.definition.reader;

import dev.wadi.definition.reader.Node.Kind;
import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML, and JSON as the part of YAML that it is, into nodes with places, with the parser that Camel's YAML DSL brings.
 * A file that breaks the syntax is reported once: behind the first such mistake YAML's indentation cannot be trusted.
 */
final class YamlParser {

    /** Aliases can make a small file expand without end; no honest definition comes near this. */
    private static final int MOST_NODES = 200_000;
    private static final int DEEPEST = 100;
    private static final String TOO_DEEP = "lists and tables are nested more than " + DEEPEST + " deep";

    private final String file;
    private final Problems problems;
    private int nodes;

    private YamlParser(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The document's node; empty when there is none or when its syntax is broken, which is then reported. */
    static Optional<Node> parse(String file, String content, Problems problems) {
        YamlParser parser = new YamlParser(file, problems);
        LoadSettings settings = LoadSettings.builder().setLabel(file).setSchema(new CoreSchema())
                .setCodePointLimit(Integer.MAX_VALUE).setMaxAliasesForCollections(Integer.MAX_VALUE).build();
        try {
            parser.checkDepth(settings, content);
            Optional<Node> root = new Compose(settings).composeString(content).map(node -> parser.convert(node, 0));
            if (root.isEmpty()) {
                problems.add(Problem.of(ProblemCode.FILE_EMPTY, Place.startOf(file), "the file holds only comments"));
            }
            return root;
        } catch (TooLargeException e) {
            parser.syntax(e.place, e.getMessage());
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark().or(e::getContextMark).map(parser::place).orElse(Place.startOf(file));
            String context = e.getContext() == null || e.getContext().isEmpty() ? "" : e.getContext() + ": ";
            parser.syntax(place, context + e.getProblem());
        } catch (YamlEngineException e) {
            parser.syntax(Place.startOf(file), e.getMessage().lines().findFirst().orElse("cannot be read as YAML"));
        }
        return Optional.empty();
    }

    /** What makes nodes of the file calls itself for each level, and a file of brackets would overflow the stack. */
    private void checkDepth(LoadSettings settings, String content) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(content)) {
            boolean starts = event instanceof CollectionStartEvent;
            depth += starts ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (starts && depth > DEEPEST) {
                throw new TooLargeException(event.getStartMark().map(this::place).orElse(Place.startOf(file)), TOO_DEEP);
            }
        }
    }

    private Node convert(org.snakeyaml.engine.v2.nodes.Node node, int depth) {
        Place place = node.getStartMark().map(this::place).orElse(Place.startOf(file));
        if (depth > DEEPEST) {
            throw new TooLargeException(place, TOO_DEEP);
        }
        if (++nodes > MOST_NODES) {
            throw new TooLargeException(place, "with its aliases the file has more than " + MOST_NODES + " values");
        }
        if (node instanceof MappingNode mapping) {
            return table(place, mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            return new Node.Sequence(place, sequence.getValue().stream().map(item -> convert(item, depth + 1)).toList());
        }
        ScalarNode scalar = (ScalarNode) node;
        return new Node.Scalar(place, kind(scalar.getTag()), scalar.getValue());
    }

    private Node table(Place place, MappingNode mapping, int depth) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place keyPlace = tuple.getKeyNode().getStartMark().map(this::place).orElse(place);
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                syntax(keyPlace, "a key must be text");
                continue;
            }
            String key = keyNode.getValue();
            Node.Entry first = entries.get(key);
            if (first != null) {
                problems.add(Problem.of(ProblemCode.DUPLICATE_KEY, keyPlace,
                        "'" + key + "' is already there, in line " + first.place().line()).found(key));
                continue;
            }
            entries.put(key, new Node.Entry(key, keyPlace, convert(tuple.getValueNode(), depth + 1)));
        }
        return new Node.Table(place, new ArrayList<>(entries.values()), false);
    }

    private static Kind kind(Tag tag) {
        Map<Tag, Kind> kinds = Map.of(Tag.INT, Kind.INTEGER, Tag.FLOAT, Kind.DECIMAL, Tag.BOOL, Kind.BOOLEAN,
                Tag.NULL, Kind.NOTHING);
        return kinds.getOrDefault(tag, Kind.TEXT);
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Ends the reading of a file that is nothing but large. */
    private static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Place place;

        TooLargeException(Place place, String message) {
            super(message);
            this.place = place;
        }
    }

    private void syntax(Place place, String message) {
        problems.add(Problem.of(ProblemCode.SYNTAX, place, message));
    }
}
