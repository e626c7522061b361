package io.praetor.deploy.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorSwapTest {

  @TempDir Path directory;

  private final FakeBundles bundles = new FakeBundles();
  private OperatorSwap operator;

  @BeforeEach
  void install() {
    operator =
        new OperatorSwap(bundles, new SafeSwap(bundles), new Shelf(directory.resolve("shelf")));
    bundles.add("io.praetor.kv", "1.0.0");
  }

  @Test
  void shouldSwapByPathOrUrl() throws Exception {
    Path jar = new GuestJar("io.praetor.kv", "1.1").write(directory.resolve("n.jar"));
    assertTrue(operator.swap("1", jar.toString()).startsWith("io.praetor.kv 1.0.0 (1) replaced"));
    jar = new GuestJar("io.praetor.kv", "1.2").write(directory.resolve("n.jar"));
    operator.swap("2", jar.toUri().toString());
    assertEquals(List.of("io.praetor.kv 1.2.0"), bundles.runningNames());
  }

  @Test
  void shouldRefuseTheSameVersion() throws Exception {
    Path jar = new GuestJar("io.praetor.kv", "1").write(directory.resolve("n.jar"));
    assertTrue(failure("1", jar.toString()).contains("is installed already"));
  }

  @Test
  void shouldRefuseAnotherBundle() throws Exception {
    Path jar = new GuestJar("io.praetor.ui", "1.1").write(directory.resolve("n.jar"));
    assertEquals(
        "io.praetor.kv 1.0.0 (1) cannot be replaced by io.praetor.ui 1.1.0",
        failure("1", jar.toString()));
  }

  @Test
  void shouldSayWhatIsWrongWithTheArguments() {
    assertEquals("no bundle has the id 77", failure("77", "/x.jar"));
    assertEquals("no bundle has the id kv", failure("kv", "/x.jar"));
    assertTrue(failure("1", "x.jar").contains("give an absolute path"));
    assertTrue(failure("1", directory.resolve("absent.jar").toString()).contains("NoSuchFile"));
  }

  private String failure(String id, String jar) {
    return assertThrows(DeployException.class, () -> operator.swap(id, jar)).getMessage();
  }
}
