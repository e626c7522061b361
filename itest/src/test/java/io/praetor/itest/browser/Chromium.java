package io.praetor.itest.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Debian's Chromium and its driver as processes, without a window; nothing is downloaded. Closing
 * ends both, also where the driver hangs.
 */
final class Chromium implements AutoCloseable {

  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Duration SCRIPT_LIMIT = Duration.ofSeconds(60);
  private static final Duration LOAD_LIMIT = Duration.ofSeconds(30);

  /** Kept, so that the level lasts: Selenium would tell that it knows no types for this version. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private final ChromeDriverService service;
  private final ChromeDriver driver;
  private final List<ProcessHandle> processes;
  private final Thread atExit = new Thread(this::kill, "chromium-end");

  /**
   * Starts them.
   *
   * @param directory for everything that they write, with a short path
   */
  Chromium(Path directory) {
    List<Long> before = ProcessHandle.current().descendants().map(ProcessHandle::pid).toList();
    service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .withLogFile(directory.resolve("driver.log").toFile())
            .withEnvironment(Map.of("TMPDIR", directory.toString()))
            .build();
    try {
      driver = new ChromeDriver(service, options(directory.resolve("profile").toFile()));
    } catch (WebDriverException e) {
      service.stop();
      throw e;
    }
    processes =
        ProcessHandle.current()
            .descendants()
            .filter(each -> !before.contains(each.pid()) && isOurs(each))
            .toList();
    Runtime.getRuntime().addShutdownHook(atExit);
    driver.manage().timeouts().scriptTimeout(SCRIPT_LIMIT).pageLoadTimeout(LOAD_LIMIT);
  }

  /** Whether both are on this machine. */
  static boolean isInstalled() {
    return Files.isExecutable(DRIVER) && Files.isExecutable(BROWSER);
  }

  private static boolean isOurs(ProcessHandle process) {
    return process.info().command().filter(command -> command.contains("chrom")).isPresent();
  }

  private static ChromeOptions options(File profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.addArguments(
        "--headless=new",
        "--user-data-dir=" + profile,
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--hide-scrollbars",
        "--force-color-profile=srgb",
        "--font-render-hinting=none");
    if (System.getProperty("user.name").equals("root")) {
      options.addArguments("--no-sandbox");
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    return options;
  }

  ChromeDriver driver() {
    return driver;
  }

  /** A command of the DevTools protocol. */
  Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  private void kill() {
    processes.forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    try {
      driver.quit();
      service.stop();
    } finally {
      kill();
      Runtime.getRuntime().removeShutdownHook(atExit);
    }
  }
}
