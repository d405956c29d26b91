package dev.wadi.camel.pubsub;

import java.util.regex.Pattern;

/**
 * Full names of what a project has: {@code projects/P/topics/T}. A name that begins with {@code projects/} is full and used as it is;
 * any other is short and belongs to the client's project.
 *
 * <p>A name that no resource can have is refused here: the service calls it an invalid argument, which for a publish request means
 * that its messages are wrong. Source: Pub/Sub's rules for resource names.
 */
public final class ResourceName {

    private static final Pattern FULL = Pattern.compile("projects/[^/]+/[a-z]+/[^/]+");
    private static final Pattern ID = Pattern.compile("(?!goog)[A-Za-z][A-Za-z0-9._~%+-]{2,254}");
    private static final Pattern REVISION = Pattern.compile("@[0-9a-f]{8}$");

    private ResourceName() {}

    /** @throws PubSubException when nothing can have the name, or it is of something else, or short and no project is known */
    public static String topic(String name, String project) {
        return full(name, project, "topics");
    }

    /** @throws PubSubException when nothing can have the name, or it is of something else, or short and no project is known */
    public static String subscription(String name, String project) {
        return full(name, project, "subscriptions");
    }

    /**
     * The name may end in a revision, {@code orders@a1b2c3d4}.
     *
     * @throws PubSubException when nothing can have the name, or it is of something else, or short and no project is known
     */
    public static String schema(String name, String project) {
        return full(name, project, "schemas");
    }

    /** The name without its revision. */
    static String withoutRevision(String schema) {
        return REVISION.matcher(schema).replaceFirst("");
    }

    private static String full(String name, String project, String kind) {
        String id = withoutRevision(name.substring(name.lastIndexOf('/') + 1));
        if (!name.startsWith("projects/") && name.contains("/") || !ID.matcher(id).matches() || !kind.equals("schemas") && name.contains("@")) {
            throw new PubSubException("'" + name + "' cannot be the name of one of Pub/Sub's " + kind + ": 3 to 255 letters, digits, '.', '_', "
                    + "'~', '%', '+' and '-', beginning with a letter and not with goog, or projects/PROJECT/" + kind + "/NAME");
        }
        if (!name.startsWith("projects/")) {
            if (project == null || project.isBlank()) {
                throw new PubSubException("'" + name + "' is a short name and the Pub/Sub client has no project: set its project, or "
                        + "write projects/PROJECT/" + kind + "/" + name);
            }
            return "projects/" + project + "/" + kind + "/" + name;
        }
        if (!FULL.matcher(name).matches() || !name.split("/")[2].equals(kind)) {
            throw new PubSubException("'" + name + "' is no name of the form projects/PROJECT/" + kind + "/NAME");
        }
        return name;
    }
}
