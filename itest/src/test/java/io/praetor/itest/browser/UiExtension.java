package io.praetor.itest.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the world and a browser, both made once for all test classes of a run and closed at
 * its end. After each test the browser is as it was at first.
 */
final class UiExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(UiExtension.class);

  private static final String FORGET =
      """
      try {
        localStorage.clear();
        sessionStorage.clear();
      } catch {
        // A blank page has none.
      }
      """;

  /** Both, with the directory that they write to; or why they could not be made. */
  private static final class Stage implements AutoCloseable {

    private final Path directory = directory();
    private UiWorld world;
    private Browser browser;
    private Throwable failure;

    Stage() {
      try {
        world = UiWorld.start(Files.createDirectory(directory.resolve("world")));
        browser = new Browser(Files.createDirectory(directory.resolve("b")));
      } catch (IOException | RuntimeException | AssertionError e) {
        failure = e; // once is enough: other tests do not try it again
      }
    }

    private static Path directory() {
      try {
        return Files.createTempDirectory("ui");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Stage ready() {
      if (failure != null) {
        throw new AssertionError("there is no cluster or no browser", failure);
      }
      return this;
    }

    @Override
    public void close() throws IOException {
      if (browser != null) {
        browser.close();
      }
      if (world != null) {
        world.close();
      }
      try (Stream<Path> files = Files.walk(directory)) {
        List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        for (Path each : deepestFirst) {
          Files.deleteIfExists(each);
        }
      }
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Chromium.isInstalled()
        ? ConditionEvaluationResult.enabled("there is a browser")
        : ConditionEvaluationResult.disabled(
            "no browser (apt-get install chromium chromium-driver)");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == UiWorld.class || type == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Stage stage = stage(context);
    return parameter.getParameter().getType() == UiWorld.class ? stage.world : stage.browser;
  }

  private static Stage stage(ExtensionContext context) {
    Store store = context.getRoot().getStore(NAMESPACE);
    return store.getOrComputeIfAbsent(Stage.class, key -> new Stage(), Stage.class).ready();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Browser browser = stage(context).browser;
    browser.script(FORGET);
    browser.speak("en");
    browser.look(Look.DESK_LIGHT);
    browser.open("about:blank");
  }
}
