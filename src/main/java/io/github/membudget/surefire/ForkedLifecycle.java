package io.github.membudget.surefire;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A goal that needs tests to have run, such as a report's, may fork a lifecycle of its own that configures Surefire: that failures
 * be ignored, say. Maven merges that into the executions that it is about to run, and drops what the goal there does not know.
 * Where ours stands in Surefire's place, it is kept here.
 */
public final class ForkedLifecycle {
    private static final String KEPT = "io.github.membudget.forked-lifecycle";
    private static final String DESCRIPTOR = "META-INF/maven/lifecycle.xml";

    private ForkedLifecycle() {}

    /** A listener that hears of forked lifecycles too, and passes on whatever it hears. */
    public static ExecutionListener heardBy(@Nullable ExecutionListener listener, String ownKey) {
        return (ExecutionListener) Proxy.newProxyInstance(
                ForkedLifecycle.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("forkStarted") && arguments[0] instanceof ExecutionEvent event) {
                        keep(event, ownKey);
                    }
                    try {
                        return listener == null ? null : method.invoke(listener, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /**
     * What it configures for one of our executions.
     *
     * @param context of our plugin, as Maven hands it over
     */
    public static Optional<Xpp3Dom> overlay(Map<?, ?> context, MojoExecution execution) {
        return context.get(KEPT) instanceof Map<?, ?> kept && kept.get(execution) instanceof Xpp3Dom overlay
                ? Optional.of(overlay)
                : Optional.empty();
    }

    @SuppressWarnings("CatchingUnchecked")
    private static void keep(ExecutionEvent event, String ownKey) {
        MojoExecution forking = event.getMojoExecution();
        try {
            Map<String, Xpp3Dom> phases = phases(forking.getMojoDescriptor());
            if (phases.isEmpty()) {
                return;
            }
            for (MavenProject project : event.getSession().getProjects()) {
                String key = project.getGroupId() + ":" + project.getArtifactId() + ":" + project.getVersion();
                for (MojoExecution forked : forking.getForkedExecutions().getOrDefault(key, List.of())) {
                    Xpp3Dom overlay = phases.get(forked.getLifecyclePhase());
                    if (overlay != null && ownKey.equals(forked.getPlugin().getKey())) {
                        kept(event, project, forked).put(forked, overlay);
                    }
                }
            }
        } catch (Exception | LinkageError e) {
            // Maven has read the same file; then these tests run as they would without the fork.
            return;
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<MojoExecution, Xpp3Dom> kept(ExecutionEvent event, MavenProject project, MojoExecution forked) {
        return (Map<MojoExecution, Xpp3Dom>) event.getSession()
                .getPluginContext(forked.getMojoDescriptor().getPluginDescriptor(), project)
                .computeIfAbsent(KEPT, any -> Collections.synchronizedMap(new IdentityHashMap<>()));
    }

    private static Map<String, Xpp3Dom> phases(MojoDescriptor forking) throws Exception {
        String lifecycle = forking.getExecuteLifecycle();
        Artifact plugin = forking.getPluginDescriptor().getPluginArtifact();
        if (lifecycle == null || lifecycle.isEmpty() || plugin == null || plugin.getFile() == null) {
            return Map.of();
        }
        Map<String, Xpp3Dom> phases = new HashMap<>();
        for (Xpp3Dom one : read(plugin.getFile().toPath()).getChildren("lifecycle")) {
            Xpp3Dom list = one.getChild("phases");
            if (list != null && lifecycle.equals(text(one, "id"))) {
                for (Xpp3Dom phase : list.getChildren("phase")) {
                    Xpp3Dom configuration = phase.getChild("configuration");
                    if (configuration != null) {
                        phases.put(text(phase, "id"), configuration);
                    }
                }
            }
        }
        return phases;
    }

    private static Xpp3Dom read(Path plugin) throws Exception {
        if (Files.isDirectory(plugin)) {
            try (InputStream in = Files.newInputStream(plugin.resolve(DESCRIPTOR))) {
                return read(in);
            }
        }
        try (ZipFile jar = new ZipFile(plugin.toFile())) {
            ZipEntry entry = jar.getEntry(DESCRIPTOR);
            if (entry == null) {
                throw new IOException(DESCRIPTOR + " is missing in " + plugin);
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return read(in);
            }
        }
    }

    /** By the JDK: Maven does not give plugins what it reads it with. */
    private static Xpp3Dom read(InputStream in) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return dom(factory.newDocumentBuilder().parse(in).getDocumentElement());
    }

    private static Xpp3Dom dom(Element element) {
        Xpp3Dom dom = new Xpp3Dom(element.getTagName());
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            dom.setAttribute(attribute.getNodeName(), attribute.getNodeValue());
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                dom.addChild(dom(inner));
            }
        }
        if (dom.getChildCount() == 0) {
            dom.setValue(element.getTextContent().trim());
        }
        return dom;
    }

    private static String text(Xpp3Dom element, String child) {
        Xpp3Dom found = element.getChild(child);
        return found == null || found.getValue() == null ? "" : found.getValue();
    }
}
