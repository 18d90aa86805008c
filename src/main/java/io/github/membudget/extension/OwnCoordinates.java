package io.github.membudget.extension;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apache.maven.model.Plugin;

/** This plugin's own name and version, as built. */
record OwnCoordinates(String groupId, String artifactId, String version) {
    private static final String RESOURCE = "coordinates.properties";

    static OwnCoordinates read() {
        Properties properties = new Properties();
        try (InputStream in = OwnCoordinates.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from this jar");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OwnCoordinates(
                properties.getProperty("groupId"),
                properties.getProperty("artifactId"),
                properties.getProperty("version"));
    }

    String key() {
        return Plugin.constructKey(groupId, artifactId);
    }
}
