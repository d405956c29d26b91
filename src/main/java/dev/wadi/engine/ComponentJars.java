package dev.wadi.engine;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.tooling.maven.MavenArtifact;
import org.apache.camel.tooling.maven.MavenDownloaderImpl;
import org.apache.camel.tooling.maven.MavenGav;
import org.apache.camel.tooling.maven.MavenResolutionException;

/**
 * Jars of Camel components that are not Wadi's own, with all they need, from the local Maven repository or a remote one. Repositories,
 * mirrors and credentials are those of Maven's settings.xml.
 *
 * <p>Names are Camel's: {@code camel:netty} or {@code camel-netty} (of Camel's own version), {@code group:artifact:version},
 * {@code mvn:group:artifact:version}. Classes that Wadi has itself stay Wadi's.
 */
public final class ComponentJars {

    private ComponentJars() {}

    /** Whether a text has the form of a jar's name. */
    public static boolean isName(String coordinates) {
        MavenGav artifact = coordinates.isBlank() ? new MavenGav() : MavenGav.parseGav(coordinates, CamelRuntime.version());
        return artifact.getGroupId() != null && artifact.getArtifactId() != null;
    }

    /**
     * Fetches the jars and makes their classes known to this thread and those that it starts.
     *
     * @throws EngineException when one cannot be had; the message says which, and why
     */
    public static void use(List<String> coordinates) {
        if (coordinates.isEmpty()) {
            return;
        }
        List<URL> jars = new ArrayList<>();
        for (MavenArtifact artifact : resolve(coordinates)) {
            try {
                jars.add(artifact.getFile().toURI().toURL());
            } catch (MalformedURLException e) {
                throw new EngineException("the jar " + artifact.getFile() + " cannot be addressed: " + e.getMessage(), e);
            }
        }
        ClassLoader parent = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(new URLClassLoader("components", jars.toArray(URL[]::new), parent));
    }

    private static List<MavenArtifact> resolve(List<String> coordinates) {
        String version = CamelRuntime.version();
        List<String> artifacts = coordinates.stream().map(name -> {
            MavenGav artifact = MavenGav.parseGav(name, version);
            String itsVersion = artifact.getVersion() == null ? version : artifact.getVersion();
            return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + itsVersion;
        }).toList();
        try (MavenDownloaderImpl downloader = new MavenDownloaderImpl()) {
            downloader.build();
            downloader.start();
            return downloader.resolveArtifacts(artifacts, Set.of(), true, false);
        } catch (MavenResolutionException e) {
            throw new EngineException("could not get " + String.join(", ", artifacts) + ": " + FailureText.of(e), e);
        } catch (IOException e) {
            throw new EngineException("could not close what fetches jars: " + e.getMessage(), e);
        }
    }
}
