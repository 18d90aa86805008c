package io.github.membudget.maven;

import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads classes of ours beside a library that no other goal needs, and nothing else of the plugin: they share the JDK's types with their callers. */
final class SeparateLoader implements Closeable {
    private final URLClassLoader loader;

    /** @param jars this plugin's own and the library's */
    SeparateLoader(List<Path> jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** @throws IOException if it cannot be loaded */
    Object instance(String className) throws IOException {
        try {
            return loader.loadClass(className).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IOException(className + " cannot be loaded: " + e, e);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
