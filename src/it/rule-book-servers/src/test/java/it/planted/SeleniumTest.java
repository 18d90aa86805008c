package it.planted;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import org.junit.jupiter.api.RepeatedTest;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

class SeleniumTest {
    static final File DRIVER = new File("/usr/bin/chromedriver");
    static final File BROWSER = new File("/usr/bin/chromium");

    @RepeatedTest(2)
    void use() throws Exception {
        assumeTrue(DRIVER.exists() && BROWSER.exists());
        ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).usingAnyFreePort().build();
        WebDriver driver = new ChromeDriver(service, new ChromeOptions().setBinary(BROWSER).addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"));
    }
}
