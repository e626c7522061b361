package io.praetor.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginOperatorTest {

  @TempDir Path root;

  private final FakeBundles bundles = new FakeBundles();
  private Path directory;
  private Plugins plugins;
  private PluginOperator operator;

  @BeforeEach
  void start() {
    directory = root.resolve("plugins");
    plugins = plugins();
    operator = new PluginOperator(directory, plugins);
  }

  private Plugins plugins() {
    SafeSwap swap = new SafeSwap(bundles);
    return new Plugins(
        bundles, new PluginInstaller(bundles, swap, new Shelf(root.resolve("shelf"))));
  }

  @Test
  void shouldInstallForGood() throws Exception {
    assertEquals("redis 1.0.0 (1) installed", operator.install(jar("redis", "1")));
    assertEquals(List.of("redis 1.0.0"), bundles.runningNames());
    assertEquals(List.of("redis.jar"), files());
    look();
    look();
    assertEquals(2, bundles.calls.size(), bundles.calls.toString());
  }

  @Test
  void shouldBeTheSameAfterARestart() throws Exception {
    operator.install(jar("redis", "1"));
    operator.update(jar("redis", "2"));
    bundles.bundles.clear();
    bundles.running.clear();
    plugins = plugins();
    look();
    look();
    assertEquals(List.of("redis 2.0.0"), bundles.runningNames());
  }

  @Test
  void shouldNotUndoAnInstallWhenALookBeganBefore() throws Exception {
    Map<Path, FileStamp> before = FileStamp.jarsIn(Files.createDirectories(directory));
    operator.install(jar("redis", "1"));
    plugins.follow(before);
    look();
    assertEquals(List.of("redis 1.0.0"), bundles.runningNames());
  }

  @Test
  void shouldNotUndoAnUninstallWhenALookBeganBefore() throws Exception {
    operator.install(jar("redis", "1"));
    look();
    Map<Path, FileStamp> before = FileStamp.jarsIn(directory);
    operator.uninstall("redis");
    plugins.follow(before);
    look();
    assertEquals(List.of(), bundles.names());
    assertEquals(List.of(), plugins.states());
  }

  @Test
  void shouldNotTakeAwayWhatTheAgentCannotDoWithout() throws Exception {
    operator.install(jar("engine", "1"));
    bundles.reasonToStay = "it keeps the state";
    assertEquals("it keeps the state", failure(() -> operator.uninstall("engine")));
    assertEquals(List.of("engine.jar"), files());
    assertEquals(List.of("engine 1.0.0"), bundles.runningNames());
  }

  @Test
  void shouldLeaveNothingOfWhatDoesNotStart() throws Exception {
    bundles.broken.add("redis 1.0.0");
    assertEquals("cannot start redis 1.0.0", failure(() -> operator.install(jar("redis", "1"))));
    assertEquals(List.of(), bundles.names());
    assertEquals(List.of(), files());
  }

  @Test
  void shouldLeaveNothingOfWhatHasAComponentThatFails() throws Exception {
    bundles.failed.put("redis 1.0.0", List.of("Redis: no"));
    assertEquals(
        "redis 1.0.0 (1) does not work: Redis: no",
        failure(() -> operator.install(jar("redis", "1"))));
    assertEquals(List.of(), bundles.names());
    assertEquals(List.of(), files());
  }

  @Test
  void shouldKeepTheOldOneWhenTheNewOneFails() throws Exception {
    Path old = jar("redis", "1");
    operator.install(old);
    bundles.failed.put("redis 2.0.0", List.of("Redis: no"));
    assertTrue(failure(() -> operator.update(jar("redis", "2"))).endsWith("redis 1.0.0 (1) stays"));
    assertEquals(List.of("redis 1.0.0"), bundles.runningNames());
    assertArrayEquals(Files.readAllBytes(old), Files.readAllBytes(directory.resolve("redis.jar")));
  }

  @Test
  void shouldSayWhatIsWrongWithTheName() throws Exception {
    operator.install(jar("redis", "1"));
    assertTrue(failure(() -> operator.install(jar("redis", "2"))).endsWith("use update"));
    assertEquals("no plugin has the name x", failure(() -> operator.update(jar("x", "1"))));
    assertEquals("no plugin has the name x", failure(() -> operator.uninstall("x")));
    assertTrue(failure(() -> operator.update(jar("redis", "1"))).endsWith("what runs already"));
  }

  @Test
  void shouldRefusePackagesForOthers() throws Exception {
    Path jar = new GuestJar("lib", "1").with("Export-Package", "lib").write(root.resolve("l.jar"));
    assertTrue(failure(() -> operator.install(jar)).startsWith("lib 1.0.0 exports packages (lib)"));
    assertEquals(List.of(), files());
  }

  @Test
  void shouldTellWhatIsRefreshed() throws Exception {
    operator.install(jar("redis", "1"));
    Path other = new GuestJar("redis", "1").with("X", "y").write(root.resolve("other.jar"));
    assertTrue(operator.update(other).endsWith("; refreshed: redis 1.0.0 (1)"));
    assertEquals(
        "redis 1.0.0 (1) uninstalled; refreshed: redis 1.0.0 (1)", operator.uninstall("redis"));
  }

  @Test
  void shouldNotRefreshOthersWithWhatIsTakenAway() throws Exception {
    operator.install(jar("redis", "1"));
    bundles.add("user", "1.0.0");
    bundles.bound.put("user", "redis");
    bundles.calls.clear();
    assertEquals(
        "redis 1.0.0 (1) uninstalled; "
            + "not refreshed, because its classes came into use by user 1.0.0 (2)",
        operator.uninstall("redis"));
    assertEquals(List.of("stop redis 1.0.0", "quiesce", "uninstall redis 1.0.0"), bundles.calls);
  }

  @Test
  void shouldRefreshWhatComplainsAndIsGone() throws Exception {
    operator.install(jar("redis", "1"));
    bundles.complaint = "took too long";
    assertEquals(
        "redis 1.0.0 (1) uninstalled; took too long; refreshed: redis 1.0.0 (1)",
        operator.uninstall("redis"));
  }

  @Test
  void shouldNotUpdateInPlaceWhatOthersUse() throws Exception {
    operator.install(jar("redis", "1"));
    bundles.add("user", "1.0.0");
    bundles.bound.put("user", "redis");
    Path other = new GuestJar("redis", "1").with("X", "y").write(root.resolve("other.jar"));
    assertTrue(failure(() -> operator.update(other)).contains("are used by user 1.0.0 (2)"));
  }

  @Test
  void shouldNotTakeTheFileOfAnotherPlugin() throws Exception {
    Files.createDirectories(directory);
    Files.copy(jar("other", "1"), directory.resolve("redis.jar"));
    look();
    look();
    assertTrue(
        failure(() -> operator.install(jar("redis", "1"))).endsWith("and is another plugin"));
    assertEquals(List.of("other 1.0.0"), bundles.runningNames());
  }

  @Test
  void shouldRefuseANameThatIsAPath() throws Exception {
    Path jar = root.resolve("x.jar");
    for (String name : List.of("../../x", "/etc/x", ".x", "a/b", "")) {
      new GuestJar(name, "1").write(jar);
      assertTrue(failure(() -> operator.install(jar)).contains("Bundle-SymbolicName"), name);
    }
    new GuestJar("x", "1/2").write(jar);
    assertTrue(failure(() -> operator.install(jar)).contains("Bundle-Version"));
    assertEquals(List.of(), files());
  }

  @Test
  void shouldNotTakeOverABundleOfTheAgent() throws Exception {
    bundles.add("io.praetor.kv", "1.0.0");
    assertTrue(
        failure(() -> operator.install(jar("io.praetor.kv", "1")))
            .contains("did not come from this directory"));
    assertEquals(List.of("io.praetor.kv 1.0.0"), bundles.runningNames());
  }

  @Test
  void shouldGoBackWhenTheSameVersionHasAComponentThatFails() throws Exception {
    operator.install(jar("redis", "1"));
    Path other = new GuestJar("redis", "1").with("X", "y").write(root.resolve("other.jar"));
    bundles.failed.put("redis 1.0.0", List.of("Redis: no"));
    assertTrue(failure(() -> operator.update(other)).contains("has its old content again"));
  }

  @Test
  void shouldTellOfThreadsThatStay() throws Exception {
    operator.install(jar("redis", "1"));
    bundles.threads.put("redis 1.0.0", java.util.Set.of(Thread.currentThread()));
    String report = operator.update(jar("redis", "2"));
    assertTrue(report.contains("left threads behind: " + Thread.currentThread().getName()), report);
    assertEquals(report, plugins.states().get(0).report());
  }

  @Test
  void shouldUpdateAFileOfAnyName() throws Exception {
    Files.createDirectories(directory);
    Files.copy(jar("redis", "1"), directory.resolve("mine.jar"));
    look();
    look();
    operator.update(jar("redis", "2"));
    assertEquals(List.of("mine.jar"), files());
    operator.uninstall("mine.jar");
    assertEquals(List.of(), files());
    assertEquals(List.of(), bundles.names());
  }

  private void look() throws Exception {
    plugins.follow(FileStamp.jarsIn(Files.createDirectories(directory)));
  }

  /** Whatever else lies there. */
  private List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path jar(String name, String version) throws Exception {
    return new GuestJar(name, version).write(root.resolve(name + "-" + version + ".jar"));
  }

  private interface Act {
    String run() throws Exception;
  }

  private static String failure(Act act) {
    return assertThrows(DeployException.class, act::run).getMessage();
  }
}
