package io.github.membudget.report.html;

import java.util.List;

/**
 * What the template of {@code report.html} asks for.
 *
 * @param sign of the verdict, so that colour is not the only one
 * @param breaches whole texts; some may be left to the JSON
 * @param leaks the same of leaks, a text for each class
 * @param data JSON that can stand in an HTML script element
 * @param nonce without which no script of the page runs
 */
public record PageView(
        String title,
        String verdict,
        String sign,
        String sentence,
        String facts,
        List<String> breaches,
        int moreBreaches,
        List<String> leaks,
        int moreLeaks,
        List<FileLink> files,
        String jsonName,
        String data,
        String style,
        String script,
        String nonce) {

    /** A file to open from the page, by an address that is relative to it. */
    public record FileLink(String label, String href, String what) {}
}
