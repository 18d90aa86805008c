package io.github.membudget.report.html;

import io.github.membudget.report.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A report in Markdown for a browser, in one file that loads and runs nothing. */
public final class MarkdownHtml {
    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private MarkdownHtml() {}

    /**
     * Markup that came with a name or a message stays text; a link that could run something leads nowhere.
     *
     * @param title plain words of ours, which stand in the page as they are
     */
    public static List<String> lines(String title, List<String> markdown) throws IOException {
        String body = HtmlRenderer.builder()
                .extensions(TABLES)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build()
                .render(Parser.builder().extensions(TABLES).build().parse(String.join("\n", markdown)));
        return List.of(head(title) + body + "</body>\n</html>");
    }

    private static String head(String title) throws IOException {
        try (InputStream in = MarkdownHtml.class.getResourceAsStream("head.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("@title@", title);
        }
    }

    /** @throws IOException if it cannot be written, or if a link stands there */
    public static void write(String title, List<String> markdown, Path file) throws IOException {
        TextFile.replace(lines(title, markdown), file);
    }
}
