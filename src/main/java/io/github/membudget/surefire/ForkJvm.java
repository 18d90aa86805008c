package io.github.membudget.surefire;

import io.github.membudget.plan.ForkVm;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The java that Surefire would take for its forks, and what it would tell them of it.
 *
 * @param java the executable
 * @param javaHome what stands in the fork's JAVA_HOME; absent where Surefire leaves that as it is
 */
record ForkJvm(File java, Optional<String> javaHome) {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d{1,3})");

    private static final Pattern OTHER_VM = Pattern.compile("(?i)openj9|JVM_VARIANT=\"(?!hotspot)");

    private static final boolean GLIBC = usesGlibc();

    /** The second on Windows. */
    private static final Set<String> NAMES = Set.of("java", "java.exe");

    /** Surefire's own order: its {@code jvm} parameter, the toolchain, Maven's own. */
    static Optional<ForkJvm> of(MojoConfiguration configuration, MavenSession session, ToolchainManager toolchains) {
        Optional<String> users = configuration.text("jvm");
        if (users.isPresent()) {
            File java = new File(users.get()).getAbsoluteFile();
            // Surefire says what is wrong with any other.
            return java.isFile() && isJava(java)
                    ? Optional.of(new ForkJvm(java, home(java).map(File::getPath)))
                    : Optional.empty();
        }
        Optional<Toolchain> toolchain = toolchain(configuration, session, toolchains);
        if (toolchain.isPresent()) {
            return toolchain
                    .map(chosen -> chosen.findTool("java"))
                    .map(File::new)
                    .map(java -> new ForkJvm(java, home(java).map(File::getPath)));
        }
        return Optional.of(new ForkJvm(new File(System.getProperty("java.home"), "bin/java"), Optional.empty()));
    }

    static boolean isJava(File program) {
        return NAMES.contains(program.getName().toLowerCase(Locale.ROOT));
    }

    private static Optional<Toolchain> toolchain(
            MojoConfiguration configuration, MavenSession session, ToolchainManager toolchains) {
        Xpp3Dom wanted = configuration.dom().getChild("jdkToolchain");
        if (wanted != null && wanted.getChildCount() > 0) {
            List<Toolchain> found = toolchains.getToolchains(session, "jdk", requirements(wanted));
            return found.stream().findFirst();
        }
        return Optional.ofNullable(toolchains.getToolchainFromBuildContext("jdk", session));
    }

    private static Map<String, String> requirements(Xpp3Dom wanted) {
        Map<String, String> requirements = new LinkedHashMap<>();
        for (Xpp3Dom child : wanted.getChildren()) {
            requirements.put(child.getName(), child.getValue());
        }
        return requirements;
    }

    /** The file in which a JDK tells its version, if it has one; a JRE inside a JDK shares the JDK's. */
    Optional<Path> release() {
        return home().flatMap(home -> Stream.of(
                        home.toPath().resolve("release"), home.toPath().resolveSibling("release"))
                .limit(home.getName().equals("jre") ? 2 : 1)
                .filter(Files::isRegularFile)
                .findFirst());
    }

    /** 8, 17, …; empty where no release file tells. */
    OptionalInt majorVersion() {
        Optional<Matcher> found = releaseText().map(VERSION::matcher).filter(Matcher::find);
        return found.isPresent() ? OptionalInt.of(Integer.parseInt(found.get().group(1))) : OptionalInt.empty();
    }

    private Optional<String> releaseText() {
        try {
            Optional<Path> release = release();
            return release.isPresent() ? Optional.of(Files.readString(release.get())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** As far as its release file tells. */
    ForkVm vm() {
        return new ForkVm(
                majorVersion(),
                releaseText().filter(text -> !OTHER_VM.matcher(text).find()).isPresent(),
                GLIBC);
    }

    private static boolean usesGlibc() {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return false;
        }
        try (DirectoryStream<Path> musl = Files.newDirectoryStream(Path.of("/lib"), "ld-musl-*")) {
            return !musl.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    /** Empty for a java that stands in no {@code bin}. */
    Optional<File> home() {
        return home(java);
    }

    private static Optional<File> home(File java) {
        File bin = java.getParentFile();
        return bin == null || !bin.getName().equals("bin")
                ? Optional.empty()
                : Optional.ofNullable(bin.getParentFile());
    }
}
