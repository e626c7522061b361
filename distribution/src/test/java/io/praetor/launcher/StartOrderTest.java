package io.praetor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StartOrderTest {

  private static int level(String name) {
    return StartOrder.levelOf(name + "-0.1.0.jar");
  }

  @Test
  void shouldBindHttpBeforeAnythingSlow() {
    assertTrue(level("io.praetor.config") < level("io.praetor.http"));
    assertTrue(level("io.praetor.http") < level("io.praetor.raft"));
    assertTrue(level("io.praetor.http") < level("io.praetor.storage.xodus"));
  }

  @Test
  void shouldReadTheConfigurationWithWhatIsNeededForIt() {
    assertEquals(StartOrder.CONFIGURED, level("io.praetor.config"));
    assertTrue(level("org.apache.felix.scr") < StartOrder.CONFIGURED);
    assertTrue(level("org.apache.felix.gogo.runtime") > StartOrder.CONFIGURED);
  }

  /** Bundles stop in the opposite order: the last checkpoint needs its engine. */
  @Test
  void shouldKeepTheStorageEngineUntilTheStateHasStopped() {
    assertTrue(level("io.praetor.storage.xodus") < level("io.praetor.state"));
    assertTrue(level("io.praetor.state") < level("io.praetor.raft"));
  }

  @Test
  void shouldStartABundleItDoesNotKnow() {
    assertTrue(level("com.example.plugin") <= StartOrder.LAST);
  }
}
