package io.github.membudget.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What {@code mvn -Prelease deploy} staged, against what a public repository asks for. */
public final class ReleaseBundle {
    private static final String ARTIFACT = "membudget-maven-plugin";
    private static final String PROBE = "io/github/membudget/surefire/membudget-probe.jar";
    private static final int CLASS_FILE = 0xCAFEBABE;
    private static final int JAVA_8 = 52;
    private static final int JAVA_17 = 61;

    private final Path project;
    private final Path folder;
    private final String prefix;

    /** @param project that was built */
    public ReleaseBundle(File project, String version) {
        this.project = project.toPath();
        folder = this.project.resolve("target/staging/io/github/membudget/" + ARTIFACT + "/" + version);
        prefix = ARTIFACT + "-" + version;
    }

    /** Throws where a rule is broken. */
    public void check() throws Exception {
        assertThat(names())
                .containsExactlyInAnyOrder(
                        prefix + ".jar",
                        prefix + ".pom",
                        prefix + "-sources.jar",
                        prefix + "-javadoc.jar",
                        prefix + "-cyclonedx.json",
                        prefix + "-cyclonedx.xml");
        checksumsFit();
        pomTellsAll();
        sbomNamesWhatThePomNeeds();
        Map<String, byte[]> classes = entries(file(".jar"));
        assertThat(classVersions(classes))
                .allMatch(version -> version <= JAVA_17)
                .isNotEmpty();
        assertThat(classVersions(entries(classes.get(PROBE))))
                .allMatch(version -> version <= JAVA_8)
                .isNotEmpty();
        assertThat(classes).containsKeys("META-INF/maven/plugin.xml", "META-INF/plexus/components.xml");
        assertThat(entries(file("-sources.jar")))
                .containsKeys("io/github/membudget/mojo/TestMojo.java", "io/github/membudget/probe/Probe.java");
        assertThat(entries(file("-javadoc.jar"))).containsKeys("index.html", "io/github/membudget/mojo/TestMojo.html");
        nothingNamesThisMachine();
    }

    /** Of each file, the checksums too. */
    public Map<String, String> digests() throws IOException, GeneralSecurityException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                digests.put(file.getFileName().toString(), digest("SHA-256", file));
            }
        }
        return digests;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.matches(".*\\.(md5|sha\\d+)"))
                    .toList();
        }
    }

    private Path file(String suffix) {
        return folder.resolve(prefix + suffix);
    }

    private void checksumsFit() throws IOException, GeneralSecurityException {
        for (String name : names()) {
            assertThat(folder.resolve(name + ".md5")).hasContent(digest("MD5", folder.resolve(name)));
            assertThat(folder.resolve(name + ".sha1")).hasContent(digest("SHA-1", folder.resolve(name)));
        }
    }

    private void pomTellsAll() throws Exception {
        Element pom = pom();
        for (String path : List.of(
                "name",
                "description",
                "url",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "developers/developer/organization",
                "scm/connection",
                "scm/developerConnection",
                "scm/url",
                "issueManagement/url",
                "organization/name")) {
            assertThat(at(pom, path)).as(path).isNotBlank();
        }
        String text = Files.readString(file(".pom"));
        assertThat(text).doesNotContain("SNAPSHOT", "${", "<repositories>", "<pluginRepositories>");
    }

    /** Gets the libraries that a build of a user loads: no more, none left out, each with its checksum. */
    private void sbomNamesWhatThePomNeeds() throws Exception {
        Map<String, Object> sbom = JSON.std.mapFrom(Files.readString(file("-cyclonedx.json")));
        assertThat(sbom).doesNotContainKey("serialNumber").containsEntry("bomFormat", "CycloneDX");
        List<String> named = new ArrayList<>();
        for (Map<?, ?> component : list(sbom, "components")) {
            named.add(component.get("group") + ":" + component.get("name") + ":" + component.get("version"));
            assertThat(list(component, "hashes"))
                    .as(component.get("name") + "'s checksums")
                    .isNotEmpty();
        }
        List<String> direct = new ArrayList<>();
        NodeList dependencies = pom().getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element one = (Element) dependencies.item(i);
            if (!List.of("provided", "test").contains(at(one, "scope"))) {
                direct.add(at(one, "groupId") + ":" + at(one, "artifactId") + ":" + at(one, "version"));
            }
        }
        assertThat(named).doesNotHaveDuplicates().containsAll(direct);
        assertThat(named).anyMatch(name -> name.startsWith("net.java.dev.jna:jna"));
        assertThat(named).noneMatch(name -> name.contains("junit-jupiter") || name.contains(":maven-core:"));
    }

    private void nothingNamesThisMachine() throws IOException {
        TreeSet<String> forbidden = new TreeSet<>(List.of(
                project.toString(),
                // A home of few letters is part of other words.
                Path.of(System.getProperty("user.home"), ".m2").toString(),
                System.getProperty("maven.repo.local", project.toString()),
                System.getProperty("java.home")));
        for (String name : names()) {
            assertNamesNone(forbidden, name, Files.readAllBytes(folder.resolve(name)));
        }
    }

    private static void assertNamesNone(TreeSet<String> forbidden, String name, byte[] content) throws IOException {
        if (name.endsWith(".jar")) {
            for (Map.Entry<String, byte[]> entry : entries(content).entrySet()) {
                assertNamesNone(forbidden, name + "!" + entry.getKey(), entry.getValue());
            }
            return;
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        for (String path : forbidden) {
            assertThat(text.contains(path)).as(path + " in " + name).isFalse();
        }
    }

    private static List<Integer> classVersions(Map<String, byte[]> entries) {
        List<Integer> versions = new ArrayList<>();
        entries.forEach((name, content) -> {
            java.nio.ByteBuffer head = java.nio.ByteBuffer.wrap(content);
            if (name.endsWith(".class")) {
                assertThat(head.getInt()).as(name).isEqualTo(CLASS_FILE);
                versions.add(head.getInt() & 0xFFFF);
            }
        });
        return versions;
    }

    private static Map<String, byte[]> entries(Path jar) throws IOException {
        return entries(Files.readAllBytes(jar));
    }

    private static Map<String, byte[]> entries(byte[] jar) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> list(Map<?, ?> of, String key) {
        return (List<Map<?, ?>>) of.get(key);
    }

    private Element pom() throws Exception {
        try (InputStream in = Files.newInputStream(file(".pom"))) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        }
    }

    /** The text of a child's child; empty where there is none. */
    private static String at(Element element, String path) {
        Element at = element;
        for (String name : path.split("/")) {
            Element next = null;
            for (int i = 0; i < at.getChildNodes().getLength() && next == null; i++) {
                if (at.getChildNodes().item(i) instanceof Element child
                        && child.getTagName().equals(name)) {
                    next = child;
                }
            }
            if (next == null) {
                return "";
            }
            at = next;
        }
        return at.getTextContent().strip();
    }

    private static String digest(String algorithm, Path file) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
    }
}
