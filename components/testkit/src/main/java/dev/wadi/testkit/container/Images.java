package dev.wadi.testkit.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The names of the images, from {@code images.properties}. */
public final class Images {
    private static final String FILE = "/dev/wadi/testkit/images.properties";

    private Images() {
    }

    public static String mongo() {
        return image("mongo");
    }

    public static String kafka() {
        return image("kafka");
    }

    private static String image(String name) {
        Properties images = new Properties();
        try (InputStream in = Images.class.getResourceAsStream(FILE)) {
            images.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String image = images.getProperty(name);
        if (image == null) {
            throw new IllegalStateException(FILE + " has no image '" + name + "'");
        }
        return image;
    }
}
