package io.praetor.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeSwapTest {

  @TempDir Path directory;

  private final FakeBundles bundles = new FakeBundles();
  private final SafeSwap swap = new SafeSwap(bundles);

  @Test
  void shouldStopTheOldOneOnlyWhenTheNewOneServes() throws Exception {
    Installed old = bundles.add("io.praetor.kv", "1.0.0");
    SafeSwap.Outcome outcome = replace(old, "1.1.0");

    assertEquals(
        List.of(
            "install io.praetor.kv 1.1.0",
            "start io.praetor.kv 1.1.0",
            "quiesce",
            "stop io.praetor.kv 1.0.0",
            "quiesce",
            "uninstall io.praetor.kv 1.0.0",
            "refresh 1"),
        bundles.calls);
    assertEquals(
        "io.praetor.kv 1.0.0 (1) replaced by io.praetor.kv 1.1.0 (2); "
            + "refreshed: io.praetor.kv 1.0.0 (1)",
        outcome.report());
    assertEquals(old.startLevel(), outcome.fresh().startLevel());
  }

  @Test
  void shouldTakeBackANewOneThatDoesNotStart() {
    Installed old = bundles.add("io.praetor.kv", "1.0.0");
    bundles.broken.add("io.praetor.kv 1.1.0");

    assertEquals(
        "cannot start io.praetor.kv 1.1.0; io.praetor.kv 1.0.0 (1) stays", failure(old, "1.1.0"));
    assertEquals(List.of("io.praetor.kv 1.0.0"), bundles.runningNames());
    assertTrue(bundles.calls.stream().noneMatch("stop io.praetor.kv 1.0.0"::equals));
  }

  @Test
  void shouldTakeBackANewOneThatProvidesLess() {
    Installed old = bundles.add("io.praetor.kv", "1.0.0");
    bundles.provided.put("io.praetor.kv 1.0.0", Map.of("Endpoint", 2, "Handler", 1));
    bundles.provided.put("io.praetor.kv 1.1.0", Map.of("Endpoint", 1, "Handler", 1));

    assertTrue(failure(old, "1.1.0").contains("what the old one does: Endpoint; "));
    assertEquals(List.of("io.praetor.kv 1.0.0"), bundles.names());
    assertEquals(List.of("io.praetor.kv 1.0.0"), bundles.runningNames());
  }

  @Test
  void shouldStopWhatExistsOnceBeforeStartingTheNewOne() throws Exception {
    Installed old = bundles.add("io.praetor.dns", "1.0.0");
    assertTrue(replace(old, "1.1.0").report().contains("with a gap"));

    assertEquals("stop io.praetor.dns 1.0.0", bundles.calls.get(1));
    assertEquals("start io.praetor.dns 1.1.0", bundles.calls.get(2));
    assertEquals(List.of("io.praetor.dns 1.1.0"), bundles.names());
  }

  @Test
  void shouldStartTheOldOneAgainIfTheNewOneFailsInTheGap() {
    Installed old = bundles.add("io.praetor.dns", "1.0.0");
    bundles.broken.add("io.praetor.dns 1.1.0");
    failure(old, "1.1.0");

    assertEquals(List.of("io.praetor.dns 1.0.0"), bundles.runningNames());
    assertEquals(List.of("io.praetor.dns 1.0.0"), bundles.names());
  }

  @Test
  void shouldNotStopTheOldOneForANewOneThatLacksSomething() {
    Installed old = bundles.add("io.praetor.dns", "1.0.0");
    bundles.incomplete.add("io.praetor.dns 1.1.0");
    assertTrue(failure(old, "1.1.0").contains("something is not there"));

    assertTrue(bundles.calls.stream().noneMatch("stop io.praetor.dns 1.0.0"::equals));
    assertEquals(List.of("io.praetor.dns 1.0.0"), bundles.runningNames());
    assertEquals(List.of("io.praetor.dns 1.0.0"), bundles.names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"api", "spi", "deploy", "raft", "state"})
  void shouldRefuseWhatNeedsARestart(String part) {
    Installed old = bundles.add("io.praetor." + part, "1.0.0");

    assertTrue(failure(old, "1.1.0").contains("by a restart of the agent"));
    assertEquals(List.of(), bundles.calls);
  }

  @Test
  void shouldRefuseABundleWhoseClassesOthersUse() {
    Installed old = bundles.add("library", "1.0.0");
    bundles.add("user", "1.0.0");
    bundles.bound.put("user", "library");

    assertEquals(
        "the classes of library 1.0.0 (1) are used by user 1.0.0 (2)", failure(old, "1.1.0"));
    assertEquals(List.of(), bundles.calls);
  }

  private String failure(Installed old, String version) {
    return assertThrows(DeployException.class, () -> replace(old, version)).getMessage();
  }

  private SafeSwap.Outcome replace(Installed old, String version) throws Exception {
    Path jar = new GuestJar(old.name(), version).write(directory.resolve("new.jar"));
    return swap.replace(old, BundleFile.read(jar), "test:new");
  }
}
