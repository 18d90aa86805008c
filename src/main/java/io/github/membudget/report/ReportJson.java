package io.github.membudget.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.membudget.model.Breach;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Finding;
import io.github.membudget.model.Host;
import io.github.membudget.model.Report;
import io.github.membudget.model.SuiteResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Writes {@code report.json} and {@code suite.json}, format {@code membudget-report/1}; the schema lies beside this class. */
public final class ReportJson {
    /** Where the JSON Schema stands in this jar, relative to this class. */
    public static final String SCHEMA = "membudget-report-1.schema.json";

    private static final String FORMAT = "membudget-report/1";
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private ReportJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Replaces the file as a whole, so that a reader never sees half of it.
     *
     * @throws IOException if it cannot be written, or if it or its directory is a link that could lead elsewhere
     */
    public static void write(Report report, Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || Files.isSymbolicLink(directory) || Files.isSymbolicLink(file)) {
            throw new IOException("it is a symbolic link, which is not followed");
        }
        Files.createDirectories(directory);
        // As readable as other build output, which a temporary file of Java's own would not be.
        Path draft = directory.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (OutputStream out =
                    Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                write(report, out);
            }
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("a directory stands there");
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Writes UTF-8 and closes the stream. */
    public static void write(Report report, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            new ReportJson(json).report(report);
        }
    }

    private void report(Report report) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeObjectFieldStart("plugin");
        json.writeStringField("version", report.pluginVersion());
        if (!report.surefireVersions().isEmpty()) {
            json.writeStringField("surefire", String.join(", ", report.surefireVersions()));
        }
        json.writeEndObject();
        host(report.host());
        json.writeStringField("startedAt", report.startedAt().toString());
        json.writeNumberField("durationMillis", report.durationMillis());
        json.writeStringField("verdict", word(report.verdict()));
        suite(report.suite());
        new ModulesJson(json).write(report.modules());
        json.writeArrayFieldStart("breaches");
        for (Breach breach : report.breaches()) {
            breach(breach);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("findings");
        for (Finding finding : report.findings()) {
            finding(finding);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void host(Host host) throws IOException {
        json.writeObjectFieldStart("host");
        json.writeStringField("os", host.os());
        json.writeNumberField("cpus", host.cpus());
        json.writeNumberField("memoryBytes", host.memory().value());
        bytes(json, "availableBytes", host.available());
        json.writeStringField("cgroup", host.cgroup());
        json.writeStringField("java", host.java());
        json.writeStringField("maven", host.maven());
        json.writeEndObject();
    }

    private void suite(SuiteResult suite) throws IOException {
        json.writeObjectFieldStart("suite");
        json.writeNumberField("ceilingBytes", suite.ceiling().value());
        json.writeStringField("metric", word(suite.metric()));
        if (suite.peak().isPresent()) {
            bytes(json, "peakBytes", suite.peak().get().of(suite.metric()));
            json.writeStringField("peakSource", ModulesJson.source(suite.peak().get(), suite.metric()));
            json.writeNumberField("peakAtMillis", suite.peak().get().atMillis());
        }
        json.writeStringField("verdict", word(suite.verdict()));
        json.writeStringField("onBreach", word(suite.onBreach()));
        json.writeEndObject();
    }

    private void breach(Breach breach) throws IOException {
        json.writeStartObject();
        json.writeStringField("scope", word(breach.scope()));
        if (!breach.project().isEmpty()) {
            json.writeStringField("project", breach.project());
        }
        json.writeStringField("name", wellFormed(breach.name()));
        json.writeNumberField("ceilingBytes", breach.ceiling().value());
        json.writeNumberField("observedBytes", breach.observed().value());
        json.writeNumberField("overBytes", breach.over().value());
        json.writeNumberField("atMillis", breach.atMillis());
        strings("during", breach.during());
        json.writeStringField("message", wellFormed(breach.message()));
        json.writeEndObject();
    }

    private void finding(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", finding.id());
        json.writeStringField("kind", finding.kind());
        json.writeStringField("severity", word(finding.severity()));
        json.writeStringField("headline", wellFormed(finding.headline()));
        bytes(json, "impactBytes", finding.impact());
        strings("where", finding.where());
        strings("evidence", finding.evidence());
        json.writeStringField("fix", finding.fix());
        json.writeEndObject();
    }

    private void strings(String name, Iterable<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(wellFormed(value));
        }
        json.writeEndArray();
    }

    static void bytes(JsonGenerator json, String name, Optional<Bytes> bytes) throws IOException {
        if (bytes.isPresent()) {
            json.writeNumberField(name, bytes.get().value());
        }
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A test may be named with half a character, which no UTF-8 file can hold. */
    static String wellFormed(String text) {
        if (text.chars().noneMatch(character -> Character.isSurrogate((char) character))) {
            return text;
        }
        StringBuilder formed = new StringBuilder(text.length());
        text.codePoints()
                .forEach(character -> formed.appendCodePoint(
                        Character.getType(character) == Character.SURROGATE ? '\uFFFD' : character));
        return formed.toString();
    }
}
