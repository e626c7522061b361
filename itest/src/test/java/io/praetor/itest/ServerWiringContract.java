package io.praetor.itest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.FrameworkExtension;
import io.praetor.itest.harness.KvClient;
import io.praetor.itest.harness.KvLoad;
import io.praetor.itest.harness.NewVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** What holds of a server in whatever framework. */
abstract class ServerWiringContract extends WiringContract {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int WRITES = 200;
  private static final String KV = "io.praetor.kv";

  @TempDir Path directory;

  private final FrameworkExtension framework;

  ServerWiringContract(FrameworkExtension framework) {
    super(framework, Set.of(), Set.of());
    this.framework = framework;
  }

  private KvClient client() {
    KvClient client = framework.client();
    await().atMost(LIMIT).until(client::hasLeader);
    return client;
  }

  @Test
  void shouldServe() {
    KvClient client = client();
    assertTrue(client.put("wiring/a", "1"));
    assertEquals("1", client.get("/v1/kv/wiring/a?raw").body());
    assertEquals(200, client.get("/v1/agent/self").statusCode());
  }

  /** New beside old, under load, as the console does it. */
  @Test
  void shouldReplaceABundleWithoutLosingARequest() throws IOException {
    KvClient client = client();
    Bundle old = framework.bundleOf(KV);
    String version = old.getVersion() + ".next";
    Path jar = NewVersion.of(NewVersion.packaged(KV), version, directory.resolve("next.jar"));
    try (KvLoad load = new KvLoad(client, "wiring/swap/", 4)) {
      load.awaitAcknowledged(WRITES);
      String report = framework.console("praetor:swap " + old.getBundleId() + " " + jar);
      load.awaitAcknowledged(2 * WRITES);
      load.stop();
      assertEquals(0, load.failures(), "failed requests");
      assertTrue(report.contains("refreshed: " + KV), report);
    }
    assertEquals(Bundle.UNINSTALLED, old.getState());
    Bundle fresh = framework.bundleOf(KV);
    assertEquals(version, fresh.getVersion().toString());
    assertEquals(Bundle.ACTIVE, fresh.getState());
    assertTrue(client.put("wiring/b", "2"));
  }
}
