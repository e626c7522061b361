package io.praetor.itest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.itest.harness.FelixExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Every bundle of the distribution starts, and every service that a server needs comes up. */
class WiringIT {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final List<String> SERVICES =
      List.of(
          "io.praetor.api.raft.ReplicatedState",
          "io.praetor.api.raft.Consensus",
          "io.praetor.api.state.StateStore",
          "io.praetor.api.state.CommandHandler",
          "io.praetor.spi.storage.StorageEngine",
          "io.praetor.spi.check.CheckRunner",
          "io.praetor.spi.check.CheckType",
          "io.praetor.spi.http.HttpEndpoint",
          "io.praetor.spi.ui.UiProvider");

  @RegisterExtension static final FelixExtension FELIX = new FelixExtension(temporary());

  @Test
  void shouldStartEveryBundle() {
    List<String> lame = new ArrayList<>();
    for (Bundle bundle : FELIX.context().getBundles()) {
      boolean fragment = bundle.getHeaders().get("Fragment-Host") != null;
      if (!fragment && bundle.getState() != Bundle.ACTIVE) {
        lame.add(bundle.getSymbolicName() + " is in state " + bundle.getState());
      }
    }
    assertEquals(List.of(), lame);
  }

  @Test
  void shouldProvideEveryServiceOfAServer() {
    BundleContext context = FELIX.context();
    await().atMost(LIMIT).untilAsserted(() -> assertEquals(List.of(), missing(context)));
  }

  /** No bundle but api and spi exports anything of ours: the rule that makes swaps possible. */
  @Test
  void shouldExportContractsOnly() {
    List<String> exporters =
        Arrays.stream(FELIX.context().getBundles())
            .filter(b -> b.getSymbolicName().startsWith("io.praetor."))
            .filter(b -> b.getHeaders().get("Export-Package") != null)
            .map(Bundle::getSymbolicName)
            .sorted()
            .toList();
    assertEquals(List.of("io.praetor.api", "io.praetor.spi"), exporters);
  }

  private static List<String> missing(BundleContext context) {
    return SERVICES.stream().filter(name -> context.getServiceReference(name) == null).toList();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("praetor-wiring");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
