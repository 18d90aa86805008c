package io.github.membudget.report.html;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import io.github.membudget.explain.LeakText;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Report;
import io.github.membudget.report.PageText;
import io.github.membudget.report.ShownVerdict;
import io.github.membudget.report.TextFile;
import io.github.membudget.report.console.VerdictSentence;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** {@code report.html} and {@code suite.html}: the report for people, in one file that loads nothing. */
public final class ReportHtml {
    private static final int MOST_BREACHES = 50;

    private ReportHtml() {}

    /**
     * Replaces the file as a whole.
     *
     * @param subject project or session, in words
     * @param projectPages the projects' own pages; empty on such a page itself
     * @throws IOException if it cannot be written, or if it or its directory is a link that could lead elsewhere
     */
    public static void write(Report report, String subject, Map<String, Path> projectPages, Path file)
            throws IOException {
        String json = String.valueOf(file.getFileName()).replaceFirst("\\.html$", ".json");
        List<PageView.FileLink> links = PageFiles.beside(file, report, json);
        Map<String, String> pages = PageFiles.relative(file, projectPages);
        String nonce = UUID.randomUUID().toString();
        TextFile.replace(file, out -> write(view(report, subject, json, links, pages, nonce), out));
    }

    /** Writes UTF-8 and closes the stream: to nowhere, so that all this is loaded when it is needed. */
    public static void rehearse(Report report) throws IOException {
        write(
                view(
                        report,
                        "",
                        "report.json",
                        List.of(),
                        Map.of(),
                        UUID.randomUUID().toString()),
                OutputStream.nullOutputStream());
    }

    static PageView view(
            Report report,
            String subject,
            String json,
            List<PageView.FileLink> links,
            Map<String, String> pages,
            String nonce)
            throws IOException {
        List<Breach> breaches = report.breaches();
        List<String> leaks = LeakText.texts(report.leaks());
        return new PageView(
                PageText.shortened(subject, PageModules.LONGEST_NAME),
                ShownVerdict.of(report).word(),
                ShownVerdict.of(report).sign(),
                VerdictSentence.of(report),
                facts(report),
                breaches.stream()
                        .limit(MOST_BREACHES)
                        .map(Breach::message)
                        .map(PageValues::words)
                        .toList(),
                Math.max(0, breaches.size() - MOST_BREACHES),
                leaks.stream().limit(MOST_BREACHES).map(PageValues::words).toList(),
                Math.max(0, leaks.size() - MOST_BREACHES),
                links,
                json,
                PageJson.of(report, pages),
                resource("page.css"),
                resource("page.js"),
                nonce);
    }

    @SuppressWarnings("NullAway") // The generated template takes null for no interceptor of its output.
    static void write(PageView view, OutputStream out) throws IOException {
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            JtereportGenerated.render(new OwaspHtmlTemplateOutput(new WriterOutput(writer)), null, view);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String facts(Report report) {
        return VerdictSentence.counts(report) + ". Began "
                + report.startedAt()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .atZone(ZoneId.systemDefault())
                        .toOffsetDateTime()
                + ", took " + String.format(Locale.ROOT, "%.1f s", report.durationMillis() / 1000.0) + ". "
                + (report.surefireVersions().isEmpty()
                        ? ""
                        : "Surefire " + PageText.of(String.join(", ", report.surefireVersions())) + ", ")
                + "Maven " + PageText.of(report.host().maven()) + " on Java "
                + PageText.of(report.host().java()) + ", "
                + PageText.of(report.host().os()) + ", "
                + report.host().cpus() + " CPUs, " + report.host().memory() + ". membudget "
                + PageText.of(report.pluginVersion()) + ".";
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReportHtml.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
