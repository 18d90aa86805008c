package io.github.membudget.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** {@code investigation.html}: the Markdown report for a browser, in one file that loads and runs nothing. */
public final class InvestigationHtml {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private InvestigationHtml() {}

    /** Markup that came with a name or a message stays text; a link that could run something leads nowhere. */
    public static List<String> lines(List<String> markdown) throws IOException {
        String body = HtmlRenderer.builder()
                .extensions(TABLES)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build()
                .render(Parser.builder().extensions(TABLES).build().parse(String.join("\n", markdown)));
        return List.of(head() + body + "</body>\n</html>");
    }

    private static String head() throws IOException {
        try (InputStream in = InvestigationHtml.class.getResourceAsStream("head.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** @throws IOException if it cannot be written, or if a link stands there */
    public static void write(List<String> markdown, Path file) throws IOException {
        TextFile.replace(lines(markdown), file);
    }
}
