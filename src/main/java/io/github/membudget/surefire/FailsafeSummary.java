package io.github.membudget.surefire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The file that tells Failsafe's verify goal how the tests ended. Failsafe throws no exception itself when a fork dies. */
final class FailsafeSummary {
    /** What stands in a stack trace where Maven ran our goal and our goal ran Failsafe's. */
    private static final Pattern OURS = Pattern.compile(
            "(?:\\tat [^\\n]*executeMojo\\([^\\n]*\\n)?(?:\\tat [^\\n]*\\bio\\.github\\.membudget\\.[^\\n]*\\n)+");

    private static final List<String> COUNTS = List.of("completed", "errors", "failures", "skipped", "flakes");

    private final Path file;
    private final long writtenAt;
    private final String before;

    /**
     * @param file as it is before a run
     * @param adds whether Failsafe adds to what is there: else it is of an earlier build
     */
    FailsafeSummary(Path file, boolean adds) {
        this.file = file;
        this.writtenAt = file.toFile().lastModified();
        this.before = adds ? read() : "";
    }

    Path file() {
        return file;
    }

    /** What this run added of a failure, in Surefire's words. */
    Optional<String> failure() {
        if (file.toFile().lastModified() == writtenAt) {
            return Optional.empty();
        }
        Optional<Element> now = parse(read());
        Optional<Element> then = parse(before);
        Optional<String> words = now.map(FailsafeSummary::message).filter(text -> !text.isBlank());
        if (words.isPresent() && !words.equals(then.map(FailsafeSummary::message))) {
            return words;
        }
        return now.filter(FailsafeSummary::timeout).isPresent()
                        && then.filter(FailsafeSummary::timeout).isEmpty()
                ? Optional.of("There was a timeout in the fork")
                : Optional.empty();
    }

    /** As Failsafe would have written it without us. */
    void clean(Optional<Path> standIn, Optional<Path> java) {
        String written = read();
        String cleaned = OURS.matcher(written).replaceAll("");
        if (standIn.isPresent() && java.isPresent()) {
            cleaned = cleaned.replace(standIn.get().toString(), java.get().toString());
        }
        if (!cleaned.equals(written)) {
            try {
                Files.writeString(file, cleaned, StandardCharsets.UTF_8);
            } catch (IOException e) {
                // It says the same, at more length.
                return;
            }
        }
    }

    /** What the run added does not count. */
    void takeBack() {
        try {
            if (before.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.writeString(file, before, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            // Then Failsafe's verify goal fails the build, and says why.
            return;
        }
    }

    /**
     * Adds one summary to a later one, as Failsafe does.
     *
     * @param into the later one
     * @throws IOException if one of them is none
     */
    static void merge(Path earlier, Path into) throws IOException {
        Element then = parse(Files.readString(earlier, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IOException(earlier + " is no summary of Failsafe's"));
        Element now = parse(Files.readString(into, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IOException(into + " is no summary of Failsafe's"));
        for (String count : COUNTS) {
            Node sum = now.getElementsByTagName(count).item(0);
            if (sum != null) {
                sum.setTextContent(Integer.toString(number(now, count) + number(then, count)));
            }
        }
        now.setAttribute("timeout", Boolean.toString(timeout(now) || timeout(then)));
        now.setAttribute("result", result(now.getAttribute("result"), then.getAttribute("result")));
        Node message = now.getElementsByTagName("failureMessage").item(0);
        if (message instanceof Element element
                && message(now).isBlank()
                && !message(then).isBlank()) {
            element.removeAttribute("xsi:nil");
            element.setTextContent(message(then));
        }
        try (OutputStream out = Files.newOutputStream(into)) {
            TransformerFactory transformers = TransformerFactory.newInstance();
            transformers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            transformers.newTransformer().transform(new DOMSource(now.getOwnerDocument()), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException(e);
        }
    }

    /** A failure counts more than tests that passed, and these more than none. */
    private static String result(String now, String then) {
        return Stream.of("255", "null", "254")
                .filter(code -> code.equals(now) || code.equals(then))
                .findFirst()
                .orElse(now);
    }

    private static int number(Element summary, String count) {
        Node element = summary.getElementsByTagName(count).item(0);
        try {
            return element == null
                    ? 0
                    : Integer.parseInt(element.getTextContent().strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private String read() {
        try {
            return Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static String message(Element summary) {
        Node message = summary.getElementsByTagName("failureMessage").item(0);
        return message == null ? "" : message.getTextContent();
    }

    private static boolean timeout(Element summary) {
        return Boolean.parseBoolean(summary.getAttribute("timeout"));
    }

    private static Optional<Element> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return Optional.of(factory.newDocumentBuilder()
                    .parse(new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement());
        } catch (Exception e) {
            // Failsafe's verify goal will say so.
            return Optional.empty();
        }
    }
}
