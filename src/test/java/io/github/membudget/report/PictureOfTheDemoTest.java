package io.github.membudget.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.membudget.model.Bytes;
import io.github.membudget.report.html.ReportHtml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * The picture in the README: the page of the demo. With {@code -Ddemo.page=target/demo/shop/target/membudget/report.html} it is made anew
 * from that page; else a page of the same kind is looked at, so that one could be made.
 */
class PictureOfTheDemoTest {
    private static final Path PICTURE = Path.of("src/site/resources/images/demo.png");

    /** Of a README on GitHub. */
    private static final int WIDTH = 900;

    private static final int MOST_BYTES = 150_000;

    /** What is different on every machine, and what the README has as text. */
    private static final String REST_HIDDEN =
            "for (const rest of document.querySelectorAll('.facts, #nav, #breaches, #suite .readout, #suite figcaption, #modules caption')) rest.style.display = 'none'";

    @TempDir
    Path directory;

    @Test
    void thePageFitsTheWidthOfAReadme() throws IOException {
        Optional<ChromeDriver> chromium = Chromium.start(directory);
        assumeTrue(chromium.isPresent(), "chromium and chromium-driver are not installed: no picture is taken");
        ChromeDriver browser = chromium.orElseThrow();
        try {
            String demo = System.getProperty("demo.page", "");
            Path page = demo.isEmpty() ? sample() : Path.of(demo);
            browser.manage().window().setSize(new Dimension(WIDTH, WIDTH));
            browser.get(page.toAbsolutePath().toUri().toString());
            Chromium.awaitDrawing(browser);
            assertThat(browser.findElement(By.id("verdict")).getText()).contains("Over budget: module '");
            assertThat(browser.executeScript("return document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            byte[] picture = picture(browser);
            assertThat(picture.length).isBetween(10_000, MOST_BYTES);
            if (!demo.isEmpty()) {
                Files.createDirectories(PICTURE.getParent());
                Files.write(PICTURE, picture);
            }
        } finally {
            browser.quit();
        }
    }

    @Test
    void theReadmeHasOneOfThatWidth() throws IOException {
        var picture = javax.imageio.ImageIO.read(PICTURE.toFile());
        assertThat(picture.getWidth()).isEqualTo(WIDTH);
        assertThat(Files.size(PICTURE)).isLessThan(MOST_BYTES);
    }

    private Path sample() throws IOException {
        Optional<Bytes> ceiling = Optional.of(Bytes.ofMebibytes(768));
        Path page = directory.resolve("report.html");
        ReportHtml.write(
                Samples.report(
                        Samples.module("g:a", "search", "findsTitles", ceiling, 812),
                        Samples.module("g:a", "parsing", "parses", ceiling, 100)),
                "demo:shop",
                Map.of(),
                page);
        return page;
    }

    /** From the verdict to the end of the table of modules. */
    private static byte[] picture(ChromeDriver browser) {
        browser.executeScript(REST_HIDDEN);
        Number end = (Number) browser.executeScript(
                "return Math.ceil(document.querySelector('#modules').getBoundingClientRect().bottom + scrollY)");
        Map<String, Object> clip =
                Map.of("x", 0, "y", 0, "width", WIDTH, "height", java.util.Objects.requireNonNull(end), "scale", 1);
        return Base64.getDecoder().decode((String) browser.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", clip))
                .get("data"));
    }
}
