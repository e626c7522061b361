package io.praetor.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {

  @TempDir Path root;

  private final FakeBundles bundles = new FakeBundles();
  private Path directory;
  private Path shelf;
  private Plugins plugins;

  @BeforeEach
  void start() throws IOException {
    directory = Files.createDirectories(root.resolve("plugins"));
    shelf = root.resolve("shelf");
    plugins = plugins();
  }

  @Test
  void shouldInstallAJarThatHasSettled() throws Exception {
    put("a.jar", "a", "1");
    look();
    assertEquals(List.of(), bundles.names());
    look();
    assertEquals(List.of("a 1.0.0"), bundles.runningNames());
    assertEquals(Map.of("a.jar", "a 1.0.0 (1)"), plugins.status());
    look();
    assertEquals(2, bundles.calls.size());
  }

  @Test
  void shouldWaitForAJarThatGrows() throws Exception {
    byte[] whole = Files.readAllBytes(new GuestJar("a", "1").write(root.resolve("whole.jar")));
    Path jar = directory.resolve("a.jar");
    for (int length = 0; length < whole.length; length += whole.length / 4) {
      Files.write(jar, java.util.Arrays.copyOf(whole, length));
      look();
    }
    assertEquals(List.of(), bundles.calls);
    Files.write(jar, whole);
    settle();
    assertEquals(List.of("a 1.0.0"), bundles.names());
  }

  @Test
  void shouldSayWhyAJarIsNoBundleAndTakeItWhenItIsOne() throws Exception {
    Files.writeString(directory.resolve("a.jar"), "half");
    settle();
    assertTrue(plugins.status().get("a.jar").startsWith("failed: not a readable jar"));
    put("a.jar", "a", "1");
    settle();
    assertEquals(Map.of("a.jar", "a 1.0.0 (1)"), plugins.status());
    assertEquals(1, shelved());
  }

  @Test
  void shouldSwapAReplacedJar() throws Exception {
    put("a.jar", "a", "1.0.0");
    settle();
    put("a.jar", "a", "1.1.0");
    settle();
    assertEquals(List.of("a 1.1.0"), bundles.runningNames());
    assertTrue(
        bundles.calls.indexOf("start a 1.1.0") < bundles.calls.indexOf("stop a 1.0.0"),
        bundles.calls.toString());
    assertEquals(1, shelved());
  }

  @Test
  void shouldKeepTheOldOneWhenTheNewOneFails() throws Exception {
    put("a.jar", "a", "1.0.0");
    settle();
    bundles.broken.add("a 1.1.0");
    put("a.jar", "a", "1.1.0");
    settle();
    assertEquals(List.of("a 1.0.0"), bundles.runningNames());
    assertEquals(
        "a 1.0.0 (1), newer one failed: cannot start a 1.1.0; a 1.0.0 (1) stays",
        plugins.status().get("a.jar"));
    settle();
    assertEquals(1, bundles.calls.stream().filter("install a 1.1.0"::equals).count());
  }

  @Test
  void shouldUninstallARemovedJar() throws Exception {
    Path jar = put("a.jar", "a", "1");
    settle();
    Files.delete(jar);
    look();
    assertEquals(List.of("a 1.0.0"), bundles.names());
    look();
    assertEquals(List.of(), bundles.names());
    assertEquals(Map.of(), plugins.status());
    assertEquals(0, shelved());
  }

  @Test
  void shouldKeepWhatIsInUseThoughItsFileIsGone() throws Exception {
    Path jar = put("a.jar", "a", "1");
    settle();
    bundles.reasonToStay = "it keeps the state";
    Files.delete(jar);
    settle();
    look();
    assertEquals(List.of("a 1.0.0"), bundles.names());
    assertEquals(
        Map.of("a.jar", "a 1.0.0 (1), its file is gone; it keeps the state"), plugins.status());
    bundles.reasonToStay = "";
    look();
    assertEquals(List.of(), bundles.names());
  }

  @Test
  void shouldUpdateTheSameVersionInPlace() throws Exception {
    Path jar = put("a.jar", "a", "1");
    settle();
    new GuestJar("a", "1").with("Guest-Build", "2").write(jar);
    settle();
    assertTrue(bundles.calls.contains("update a 1.0.0"), bundles.calls.toString());
    assertEquals(List.of("a 1.0.0"), bundles.runningNames());
  }

  @Test
  void shouldGoBackWhenTheSameVersionFails() throws Exception {
    Path jar = put("a.jar", "a", "1");
    settle();
    bundles.broken.add("a 1.0.0");
    new GuestJar("a", "1").with("Guest-Build", "2").write(jar);
    settle();
    assertEquals(2, bundles.calls.stream().filter("update a 1.0.0"::equals).count());
    assertTrue(plugins.status().get("a.jar").contains("newer one failed: cannot start a 1.0.0"));
  }

  @Test
  void shouldNotTouchABundleThatCameAnotherWay() throws Exception {
    bundles.add("a", "1.0.0");
    put("a.jar", "a", "1");
    settle();
    assertEquals(List.of(), bundles.calls);
    assertTrue(plugins.status().get("a.jar").contains("did not come from this directory"));
  }

  @Test
  void shouldPointToTheSwapCommandForBundlesOfTheAgent() throws Exception {
    bundles.add("io.praetor.kv", "1.0.0");
    put("kv.jar", "io.praetor.kv", "1.1");
    settle();
    assertEquals(List.of(), bundles.calls);
    assertTrue(plugins.status().get("kv.jar").contains("use praetor:swap 1 "));
  }

  @Test
  void shouldNotLetTwoFilesShareABundle() throws Exception {
    put("a.jar", "a", "1");
    settle();
    put("b.jar", "a", "1");
    settle();
    assertEquals(
        "failed: a 1.0.0 (1) is installed already, from a.jar", plugins.status().get("b.jar"));
  }

  @Test
  void shouldRunTwoVersionsOfTwoFilesBesideEachOther() throws Exception {
    put("a-1.jar", "a", "1");
    put("a-2.jar", "a", "2");
    settle();
    assertEquals(List.of("a 1.0.0", "a 2.0.0"), bundles.runningNames());
  }

  @Test
  void shouldTryAgainWhenAnotherPluginCame() throws Exception {
    bundles.broken.add("a 1.0.0");
    put("a.jar", "a", "1");
    settle();
    assertTrue(plugins.status().get("a.jar").startsWith("failed: "));
    bundles.broken.clear();
    settle();
    assertTrue(plugins.status().get("a.jar").startsWith("failed: "), "nothing has changed");
    put("b.jar", "b", "1");
    settle();
    assertEquals(List.of("b 1.0.0", "a 1.0.0"), bundles.runningNames());
  }

  @Test
  void shouldLeaveATouchedJarAlone() throws Exception {
    Path jar = put("a.jar", "a", "1");
    settle();
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1));
    settle();
    assertEquals(List.of("install a 1.0.0", "start a 1.0.0"), bundles.calls);
    assertEquals(1, shelved());
  }

  @Test
  void shouldRecogniseWhatItInstalledInAnEarlierLife() throws Exception {
    put("a.jar", "a", "1");
    Path gone = put("gone.jar", "gone", "1");
    settle();
    Files.delete(gone);
    bundles.calls.clear();
    plugins = plugins();
    settle();
    assertEquals(
        List.of("stop gone 1.0.0", "quiesce", "uninstall gone 1.0.0", "refresh 2"), bundles.calls);
    assertEquals(Map.of("a.jar", "a 1.0.0 (1)"), plugins.status());
  }

  @Test
  void shouldNotBringBackWhatWasUninstalledByHand() throws Exception {
    put("a.jar", "a", "1");
    settle();
    bundles.uninstall(1);
    settle();
    assertEquals(List.of(), bundles.names());
    put("b.jar", "b", "1");
    settle();
    assertEquals("was uninstalled by hand", plugins.status().get("a.jar"));
    put("a.jar", "a", "2");
    settle();
    assertEquals(List.of("b 1.0.0", "a 2.0.0"), bundles.names());
  }

  @Test
  void shouldRefuseFragments() throws Exception {
    new GuestJar("a", "1").with("Fragment-Host", "b").write(directory.resolve("a.jar"));
    settle();
    assertTrue(plugins.status().get("a.jar").contains("a fragment cannot be brought in"));
  }

  private Plugins plugins() {
    return new Plugins(
        bundles, new PluginInstaller(bundles, new SafeSwap(bundles), new Shelf(shelf)));
  }

  private Path put(String file, String name, String version) throws IOException {
    return new GuestJar(name, version).write(directory.resolve(file));
  }

  private void look() throws IOException {
    plugins.follow(FileStamp.jarsIn(directory));
  }

  /** Long enough for anything to be seen twice. */
  private void settle() throws IOException {
    look();
    look();
    look();
  }

  private long shelved() throws IOException {
    try (Stream<Path> copies = Files.list(shelf)) {
      return copies.count();
    }
  }
}
