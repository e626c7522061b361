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
import org.eclipse.osgi.launch.EquinoxFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** The bundles need a framework of the specification, not Felix: the same on Equinox. */
class EquinoxIT extends WiringContract {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int WRITES = 200;
  private static final String KV = "io.praetor.kv";

  @RegisterExtension
  static final FrameworkExtension FRAMEWORK = FrameworkExtension.server(new EquinoxFactory());

  @TempDir Path directory;

  EquinoxIT() {
    super(FRAMEWORK, Set.of(), Set.of());
  }

  @Test
  void shouldServe() {
    KvClient client = FRAMEWORK.client();
    await().atMost(LIMIT).until(client::hasLeader);
    assertTrue(client.put("equinox/a", "1"));
    assertEquals("1", client.get("/v1/kv/equinox/a?raw").body());
    assertEquals(200, client.get("/v1/agent/self").statusCode());
  }

  /** New beside old, under load: consumers move over while the old one is still there. */
  @Test
  void shouldReplaceABundleWithoutLosingARequest() throws IOException, BundleException {
    KvClient client = FRAMEWORK.client();
    await().atMost(LIMIT).until(client::hasLeader);
    Bundle old = FRAMEWORK.bundleOf(KV);
    String version = old.getVersion() + ".next";
    Path jar = NewVersion.of(NewVersion.packaged(KV), version, directory.resolve("next.jar"));
    try (KvLoad load = new KvLoad(client, "equinox/swap/", 4)) {
      load.awaitAcknowledged(WRITES);
      Bundle fresh = FRAMEWORK.context().installBundle(jar.toUri().toString());
      fresh.start();
      await().atMost(LIMIT).until(() -> services(fresh) >= services(old) && services(old) > 0);
      old.stop();
      load.awaitAcknowledged(2 * WRITES);
      load.stop();
      assertEquals(0, load.failures(), "failed requests");
      old.uninstall();
      assertEquals(Bundle.ACTIVE, fresh.getState());
    }
    assertTrue(client.put("equinox/b", "2"));
  }

  private static int services(Bundle bundle) {
    return bundle.getRegisteredServices() == null ? 0 : bundle.getRegisteredServices().length;
  }
}
