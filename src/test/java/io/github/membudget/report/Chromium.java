package io.github.membudget.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's chromium and chromium-driver, for tests that look at the page. */
final class Chromium {
    private Chromium() {}

    /** Empty where they are not installed. */
    static Optional<ChromeDriver> start(Path directory) throws IOException {
        Optional<File> chromium = installed("chromium");
        Optional<File> driver = installed("chromedriver");
        if (chromium.isEmpty() || driver.isEmpty()) {
            return Optional.empty();
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable("browser", Level.ALL);
        logs.enable("performance", Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow());
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createDirectory(directory.resolve("profile")));
        // With a driver given, Selenium looks for none to download.
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow())
                .build();
        return Optional.of(new ChromeDriver(service, options));
    }

    static void awaitDrawing(ChromeDriver browser) {
        new WebDriverWait(browser, Duration.ofSeconds(10))
                .until(shown -> !shown.findElements(By.cssSelector("#suite .plot[data-drawn]"))
                        .isEmpty());
    }

    private static Optional<File> installed(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> new File(folder, program))
                .filter(File::canExecute)
                .findFirst();
    }
}
