package dev.wadi.camel.encoding.schema;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonString;
import org.bson.json.JsonParseException;

/**
 * A schema of a registry that speaks Confluent's REST interface (Confluent, Apicurio's compatible API, Karapace): one version of a
 * subject, or a schema by its number.
 *
 * <p>Errors: one attempt, no answer within 30 seconds is an error. Schemas that refer to other schemas, and Protobuf, are
 * refused. Lifecycle and threads: configured once, then safe to share. Source: Confluent Schema Registry API reference,
 * "Subjects" and "Schemas".
 */
public final class RegistrySchema implements SchemaSource {

    private static final Duration CONNECT_TIME = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIME = Duration.ofSeconds(30);

    private static final Pattern USER_IN_ADDRESS = Pattern.compile("(https?://)([^/@:]*)(?::([^/@]*))?@(.*)");

    private String id = "(registry)";
    private String url;
    private String subject;
    private String version = "latest";
    private Integer registryId;
    private String username;
    private String password;

    @Override
    public SchemaText load() {
        if (url == null || subject == null && registryId == null) {
            throw new SchemaException("schema " + id + " needs the property url, and subject or registryId");
        }
        BsonDocument answer = ask(registryId == null
                ? "/subjects/" + encoded(subject) + "/versions/" + encoded(version) : "/schemas/ids/" + registryId);
        if (!answer.isString("schema")) {
            throw new SchemaException(describe() + ": the registry's answer has no schema; is " + url + " a schema registry?");
        }
        if (answer.isArray("references") && !answer.getArray("references").isEmpty()) {
            throw new SchemaException(describe() + " refers to other schemas of the registry, which is not supported: register it "
                    + "with those schemas written out");
        }
        String type = answer.getString("schemaType", new BsonString("AVRO")).getValue();
        SchemaKind kind = SchemaKind.named(type);
        if (kind == null || kind == SchemaKind.BSON) {
            throw new SchemaException(describe() + " is of type " + type + "; only AVRO and JSON are supported");
        }
        return new SchemaText(kind, answer.getString("schema").getValue(), describe(), number(answer));
    }

    private Integer number(BsonDocument answer) {
        if (registryId != null) {
            return registryId;
        }
        return answer.isInt32("id") ? answer.getInt32("id").getValue() : null;
    }

    private BsonDocument ask(String path) {
        try {
            HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIME)
                    .followRedirects(HttpClient.Redirect.NORMAL).build();
            HttpResponse<String> answer = client.send(request(path), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new SchemaException(refused(answer));
            }
            return BsonDocument.parse(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaException(describe() + " was not read, the start was interrupted", e);
        } catch (IOException e) {
            throw new SchemaException(describe() + " cannot be read: no answer from " + url + " (" + reason(e)
                    + "); start the registry or correct its address", e);
        } catch (JsonParseException | BsonInvalidOperationException e) {
            throw new SchemaException(describe() + ": the registry's answer is no JSON; is " + url + " a schema registry?", e);
        }
    }

    private HttpRequest request(String path) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.replaceAll("/+$", "") + path))
                    .timeout(ANSWER_TIME)
                    .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
            if (username != null) {
                String login = username + ":" + (password == null ? "" : password);
                request.header("Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
            }
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new SchemaException(describe() + ": the registry's address is none: " + e.getMessage(), e);
        }
    }

    private String refused(HttpResponse<String> answer) {
        String advice = switch (answer.statusCode()) {
            case 401, 403 -> "; check username and password";
            case 404 -> "; check subject, version and number";
            default -> "";
        };
        return describe() + " cannot be read: the registry answers " + answer.statusCode() + advice;
    }

    /** Not every failure of the client has words of its own. */
    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private String describe() {
        String what = registryId == null ? "subject " + subject + ", version " + version : "number " + registryId;
        return "schema " + id + " (" + what + " of " + url + ")";
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What the definition calls the schema, for messages. */
    public void setId(String id) {
        this.id = id;
    }

    public String getId() {
        return id;
    }

    /** Address of the registry. User and password in it are taken out and used unless they are set by themselves. */
    public void setUrl(String url) {
        Matcher matcher = USER_IN_ADDRESS.matcher(url);
        if (!matcher.matches()) {
            this.url = url;
            return;
        }
        this.url = matcher.group(1) + matcher.group(4);
        username = username == null ? decoded(matcher.group(2)) : username;
        password = password == null && matcher.group(3) != null ? decoded(matcher.group(3)) : password;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    public String getUrl() {
        return url;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getSubject() {
        return subject;
    }

    /** Version of the subject: a number, or {@code latest}, which is the default. */
    public void setVersion(String version) {
        this.version = version;
    }

    public String getVersion() {
        return version;
    }

    /** The registry's number of the schema, instead of subject and version. */
    public void setRegistryId(Integer registryId) {
        this.registryId = registryId;
    }

    public Integer getRegistryId() {
        return registryId;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getUsername() {
        return username;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getPassword() {
        return password;
    }
}
