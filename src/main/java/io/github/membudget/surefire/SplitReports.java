package io.github.membudget.surefire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Keeps Surefire's reports complete where groups divide one class among several runs: each run would replace the class'
 * report files of the run before.
 */
final class SplitReports {
    private static final List<String> COUNTS = List.of("tests", "errors", "skipped", "failures", "flakes");

    private final Path directory;
    private final Consumer<String> warn;
    private final Set<Path> written = new HashSet<>();
    private final Map<Path, byte[]> before = new HashMap<>();
    private final Map<Path, FileTime> there = new HashMap<>();

    /** @param directory Surefire's reports directory */
    SplitReports(Path directory, Consumer<String> warn) {
        this.directory = directory;
        this.warn = warn;
    }

    /** Keeps what earlier runs of this goal wrote. */
    synchronized void beforeRun() {
        before.clear();
        for (Path file : written) {
            try {
                before.put(file, Files.readAllBytes(file));
            } catch (IOException e) {
                // Gone again: nothing to keep.
                before.remove(file);
            }
        }
        // Reports of earlier builds are Surefire's to replace.
        written.clear();
        written.addAll(before.keySet());
        there.clear();
        reports().forEach(file -> there.put(file, modified(file)));
    }

    /** What was not there before the run, or has another time since, was written by it. */
    synchronized void afterRun() {
        before.forEach((file, earlier) -> {
            try {
                // Two runs that take the same milliseconds write the same bytes.
                boolean again = !modified(file).equals(there.get(file));
                if (again || !Arrays.equals(earlier, Files.readAllBytes(file))) {
                    merge(file, earlier);
                }
            } catch (IOException e) {
                warn.accept("membudget: " + file + " holds only the tests of the last module that ran the class ("
                        + e.getMessage() + ")");
            }
        });
        reports().stream()
                .filter(file -> !modified(file).equals(there.get(file)))
                .forEach(written::add);
    }

    /**
     * The last run does not count: what it wrote of these classes is as it was before.
     *
     * @param classes by their names
     */
    synchronized void takeBack(Set<String> classes) {
        for (Path file : reports()) {
            String name = String.valueOf(file.getFileName()).replaceFirst("^TEST-", "");
            boolean own = classes.stream().anyMatch(one -> isOf(one, name));
            if (own && !modified(file).equals(there.get(file))) {
                takeBack(file);
            }
        }
    }

    /** With whatever suffix the user gives to reports. */
    private static boolean isOf(String className, String file) {
        return file.startsWith(className)
                && file.length() > className.length()
                && ".-".indexOf(file.charAt(className.length())) >= 0;
    }

    private void takeBack(Path file) {
        byte[] earlier = before.get(file);
        try {
            if (earlier == null) {
                Files.deleteIfExists(file);
                written.remove(file);
            } else {
                Files.write(file, earlier);
            }
        } catch (IOException e) {
            warn.accept("membudget: " + file + " has results of a run that does not count (" + e.getMessage() + ")");
        }
    }

    private List<Path> reports() {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(SplitReports::isReport).toList();
        } catch (IOException e) {
            warn.accept("membudget: cannot list " + directory + ": " + e.getMessage());
            return List.of();
        }
    }

    private static boolean isReport(Path file) {
        String name = String.valueOf(file.getFileName());
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && ((name.startsWith("TEST-") && name.endsWith(".xml")) || name.endsWith(".txt"));
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static void merge(Path file, byte[] earlier) throws IOException {
        if (!file.toString().endsWith(".xml")) {
            byte[] now = Files.readAllBytes(file);
            byte[] both = Arrays.copyOf(earlier, earlier.length + now.length);
            System.arraycopy(now, 0, both, earlier.length, now.length);
            Files.write(file, both);
            return;
        }
        try (InputStream old = new java.io.ByteArrayInputStream(earlier);
                InputStream in = Files.newInputStream(file)) {
            Document report = parse(in);
            append(parse(old).getDocumentElement(), report);
            try (OutputStream out = Files.newOutputStream(file)) {
                TransformerFactory transformers = TransformerFactory.newInstance();
                transformers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                transformers.newTransformer().transform(new DOMSource(report), new StreamResult(out));
            }
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static Document parse(InputStream in) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(in);
    }

    private static void append(Element earlier, Document report) {
        Element suite = report.getDocumentElement();
        for (String count : COUNTS) {
            if (suite.hasAttribute(count)) {
                suite.setAttribute(count, Integer.toString(number(suite, count) + number(earlier, count)));
            }
        }
        double seconds = seconds(suite) + seconds(earlier);
        suite.setAttribute("time", String.format(java.util.Locale.ROOT, "%.3f", seconds));
        NodeList cases = earlier.getElementsByTagName("testcase");
        Node first = suite.getElementsByTagName("testcase").item(0);
        for (int i = 0; i < cases.getLength(); i++) {
            suite.insertBefore(report.importNode(cases.item(i), true), first);
        }
    }

    private static int number(Element suite, String attribute) {
        try {
            return Integer.parseInt(suite.getAttribute(attribute));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static double seconds(Element suite) {
        try {
            return Double.parseDouble(suite.getAttribute("time").replace(",", ""));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
