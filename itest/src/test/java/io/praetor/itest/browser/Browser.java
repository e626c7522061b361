package io.praetor.itest.browser;

import io.praetor.itest.harness.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/**
 * A window of a browser, used as people do: by what is written there, and by the roles and names
 * that the browser tells screen readers. Nothing depends on how pages are made. Whatever is waited
 * for has {@link #PATIENCE}.
 */
final class Browser implements AutoCloseable {

  /** Generous: the machine may be busy. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Looking at a page takes the browser some time, too. */
  private static final Duration PAUSE = Duration.ofMillis(30);

  private static final String WATCH = resource("watch.js");

  /** The answer of servers of which one is not well, as on a busy machine; browsers report it. */
  private static final Pattern UNWELL =
      Pattern.compile("/v1/operator/autopilot/health.* status of 429 ");

  private final Chromium chromium;
  private Look look = Look.DESK_LIGHT;

  Browser(Path directory) {
    chromium = new Chromium(directory);
    chromium.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    look(look);
  }

  /** A file beside this class. */
  static String resource(String name) {
    try (InputStream in = Browser.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  /** Changes size and colours, also of the page that is there. */
  void look(Look wanted) {
    look = wanted;
    size(wanted.height());
    command("Emulation.setTouchEmulationEnabled", Map.of("enabled", wanted.isPhone()));
    command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", wanted.scheme()),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  Look look() {
    return look;
  }

  /** Makes the window so high, as wide as it is. */
  void size(int height) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            look.width(),
            "height",
            height,
            "deviceScaleFactor",
            1,
            "mobile",
            look.isPhone()));
  }

  /** What pages opened from now on hear of the user's languages. */
  void speak(String language) {
    Object agent = script("return navigator.userAgent");
    command(
        "Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", language));
  }

  /** Opens a page anew, with nothing remembered of complaints about those before. */
  void open(String address) {
    chromium.driver().get("about:blank");
    complaints();
    chromium.driver().get(address);
  }

  /** Runs a script in the page; {@code arguments} are its arguments. */
  Object script(String script, Object... arguments) {
    return chromium.driver().executeScript(script, arguments);
  }

  /** As {@link #script}; the last argument is to be called with the result. */
  Object awaitScript(String script, Object... arguments) {
    return chromium.driver().executeAsyncScript(script, arguments);
  }

  Map<String, Object> command(String name, Map<String, Object> parameters) {
    return chromium.command(name, parameters);
  }

  /** All that can be seen, also further down. */
  String text() {
    return (String) script("return window.__itest.text()");
  }

  void await(String what, BooleanSupplier condition) {
    Deadline deadline =
        new Deadline(PATIENCE, what + " at " + chromium.driver().getCurrentUrl(), PAUSE);
    while (!condition.getAsBoolean()) {
      pause(deadline);
    }
  }

  private void pause(Deadline deadline) {
    try {
      deadline.pause();
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; there is:\n" + text(), e);
    }
  }

  /** Waits for words, whatever is between them: spaces, lines or the borders of elements. */
  void awaitText(String wanted) {
    await("'" + wanted + "'", () -> flat(text()).contains(flat(wanted)));
  }

  void awaitNoText(String unwanted) {
    await("no '" + unwanted + "'", () -> !flat(text()).contains(flat(unwanted)));
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /** Elements of a role, as screen readers find them, whose name is as wanted. */
  List<WebElement> all(String role, Predicate<String> name) {
    Object document = remote(command("Runtime.evaluate", Map.of("expression", "document")));
    List<?> nodes =
        (List<?>)
            command("Accessibility.queryAXTree", Map.of("objectId", document, "role", role))
                .get("nodes");
    List<WebElement> found = new ArrayList<>();
    for (Object each : nodes) {
      Map<?, ?> node = (Map<?, ?>) each;
      if (Boolean.FALSE.equals(node.get("ignored"))
          && name.test(nameOf(node))
          && node.get("backendDOMNodeId") instanceof Number id) {
        found.add(element(id));
      }
    }
    return found;
  }

  private static String nameOf(Map<?, ?> node) {
    return node.get("name") instanceof Map<?, ?> name && name.get("value") instanceof String text
        ? text
        : "";
  }

  private static Object remote(Map<String, Object> answer) {
    Object object = answer.containsKey("result") ? answer.get("result") : answer.get("object");
    return ((Map<?, ?>) object).get("objectId");
  }

  /** From the browser's number to what the driver can click at. */
  private WebElement element(Number id) {
    Object object = remote(command("DOM.resolveNode", Map.of("backendNodeId", id)));
    command(
        "Runtime.callFunctionOn",
        Map.of(
            "objectId",
            object,
            "functionDeclaration",
            "function () { window.__itest.found = this; }"));
    return (WebElement) script("return window.__itest.found");
  }

  boolean has(String role, Predicate<String> name) {
    return tried(() -> !all(role, name).isEmpty());
  }

  /** The first element of one of some roles whose name begins so, as soon as there is one. */
  WebElement find(String roles, String name) {
    List<WebElement> found = new ArrayList<>();
    await(
        roles + " '" + name + "'",
        () -> {
          for (String role : roles.split("\\|")) {
            tried(() -> found.addAll(all(role, each -> each.strip().startsWith(name))));
          }
          return !found.isEmpty();
        });
    return found.get(0);
  }

  /** Clicks at it, as soon as that is possible. */
  void click(String roles, String name) {
    await(
        "a click at '" + name + "'",
        () ->
            tried(
                () -> {
                  WebElement found = find(roles, name);
                  if (!found.isEnabled()) {
                    return false; // such a click does nothing, and does not fail
                  }
                  found.click();
                  return true;
                }));
  }

  /** Writes into a field instead of what is there, as one types. */
  void write(String roles, String name, String text) {
    find(roles, name).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
  }

  /** What is in a field. */
  String written(String roles, String name) {
    return find(roles, name).getDomProperty("value");
  }

  /** Chooses one of several words. */
  void choose(String name, String option) {
    find("combobox", name)
        .findElement(By.xpath("./option[normalize-space()='%s']".formatted(option)))
        .click();
  }

  /** Gives a file to the field of which something is said. */
  void attach(String said, Path file) {
    String field =
        "return window.__itest.elements('input[type=file]')"
            + ".find((each) => each.labels[0]?.textContent.includes(arguments[0]))";
    ((WebElement) script(field, said)).sendKeys(file.toString());
  }

  /** From now on files that pages give are saved there without asking. */
  void saveTo(Path directory) {
    command(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", directory.toString()));
  }

  /** Presses keys, wherever the cursor is. */
  void press(CharSequence... keys) {
    new Actions(chromium.driver()).sendKeys(keys).perform();
  }

  /** False where the page changed in the middle of it. */
  private static boolean tried(BooleanSupplier attempt) {
    try {
      return attempt.getAsBoolean();
    } catch (StaleElementReferenceException | ElementNotInteractableException e) {
      return false;
    } catch (WebDriverException e) {
      if (e.getMessage().contains("with given id") || e.getMessage().contains("No node")) {
        return false;
      }
      throw e;
    }
  }

  /**
   * What the browser complained about since it was asked last: errors in the console, what did not
   * load, and what the Content-Security-Policy forbade.
   */
  List<String> complaints() {
    List<String> found = new ArrayList<>();
    chromium.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(
            entry ->
                entry.getLevel().intValue() >= Level.SEVERE.intValue()
                    || entry.getMessage().contains("Content Security Policy"))
        .filter(entry -> !UNWELL.matcher(entry.getMessage()).find())
        .forEach(entry -> found.add(entry.getMessage()));
    if (script("return window.__itest ? window.__itest.violations.splice(0) : []")
        instanceof List<?> violations) {
      violations.forEach(each -> found.add(each.toString()));
    }
    return found;
  }

  @Override
  public void close() {
    chromium.close();
  }
}
