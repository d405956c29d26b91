package dev.wadi.camel.pubsub;

import java.util.regex.Pattern;

/**
 * Full names of what a project has: {@code projects/P/topics/T}. A name that begins with {@code projects/} is full and used as it is;
 * any other is short and belongs to the client's project.
 */
public final class ResourceName {

    private static final Pattern FULL = Pattern.compile("projects/[^/]+/[a-z]+/[^/]+");

    private ResourceName() {}

    /** @throws PubSubException when the name is full and of something else, or short and no project is known */
    public static String topic(String name, String project) {
        return full(name, project, "topics");
    }

    /** @throws PubSubException when the name is full and of something else, or short and no project is known */
    public static String subscription(String name, String project) {
        return full(name, project, "subscriptions");
    }

    /**
     * The name may end in a revision, {@code orders@a1b2c3d4}.
     *
     * @throws PubSubException when the name is full and of something else, or short and no project is known
     */
    public static String schema(String name, String project) {
        return full(name, project, "schemas");
    }

    private static String full(String name, String project, String kind) {
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
