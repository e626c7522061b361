package io.praetor.itest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.itest.harness.Components;
import io.praetor.itest.harness.Components.Idle;
import io.praetor.itest.harness.FrameworkExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What holds in whatever framework and role. */
abstract class WiringContract {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** What nobody asked for in these tests. */
  private static final Set<String> NOT_CONFIGURED =
      Set.of(
          "io.praetor.tls",
          "io.praetor.exec",
          "io.praetor.ui",
          "io.praetor.ui.directory",
          "io.praetor.connect.certificate",
          "io.praetor.connect.handout");

  /** Protocols of the server port that an agent uses who is no server. */
  private static final Set<String> OPEN_TO_CLIENTS = Set.of("api");

  private final FrameworkExtension framework;
  private final Set<String> absentPids;
  private final Set<String> absentServices;

  /**
   * The contract.
   *
   * @param absentPids PIDs that this role has no configuration for
   * @param absentServices services, each with the target behind it, that this role does without
   */
  WiringContract(FrameworkExtension framework, Set<String> absentPids, Set<String> absentServices) {
    this.framework = framework;
    this.absentPids = new HashSet<>(absentPids);
    this.absentPids.addAll(NOT_CONFIGURED);
    this.absentServices = absentServices;
  }

  @Test
  void shouldStartEveryBundle() {
    List<String> lame = new ArrayList<>();
    for (Bundle bundle : framework.context().getBundles()) {
      boolean fragment = bundle.getHeaders().get("Fragment-Host") != null;
      if (!fragment && bundle.getState() != Bundle.ACTIVE) {
        lame.add(bundle.getSymbolicName() + " is in state " + bundle.getState());
      }
    }
    assertEquals(List.of(), lame);
  }

  /** No component waits, unless for a configuration that this role does not have. */
  @Test
  void shouldSatisfyEveryComponent() {
    Components components = new Components(framework.context());
    assertTrue(components.count() > 0);
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertEquals(List.of(), unexpected(components.idle())));
  }

  /** No bundle but api and spi exports anything of ours: the rule that makes swaps possible. */
  @Test
  void shouldExportContractsOnly() {
    List<String> exporters =
        Arrays.stream(framework.context().getBundles())
            .filter(b -> b.getSymbolicName().startsWith("io.praetor."))
            .filter(b -> b.getHeaders().get("Export-Package") != null)
            .map(Bundle::getSymbolicName)
            .sorted()
            .toList();
    assertEquals(List.of("io.praetor.api", "io.praetor.spi"), exporters);
  }

  /** Who asks for the log, or for the lives of others, has to be a server. */
  @Test
  void shouldOpenTheServerPortToClientsForRequestsOfTheApiOnly() {
    Map<String, String> open = protocols();
    open.values().removeIf("true"::equals);
    assertTrue(OPEN_TO_CLIENTS.containsAll(open.keySet()), open::toString);
  }

  /** Who may use which protocol of the server port, as those say that serve it. */
  final Map<String, String> protocols() {
    Map<String, String> serversOnly = new TreeMap<>();
    for (String kind : List.of("RpcHandler", "RpcStreamHandler")) {
      for (ServiceReference<?> handler : services("io.praetor.api.rpc." + kind)) {
        serversOnly.put(
            String.valueOf(handler.getProperty("praetor.rpc.protocol")),
            String.valueOf(handler.getProperty("praetor.rpc.servers-only")));
      }
    }
    return serversOnly;
  }

  private List<ServiceReference<?>> services(String type) {
    try {
      ServiceReference<?>[] found = framework.context().getAllServiceReferences(type, null);
      return found == null ? List.of() : List.of(found);
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e); // there is no filter
    }
  }

  private List<Idle> unexpected(List<Idle> idle) {
    return idle.stream().filter(one -> !isExpected(one)).toList();
  }

  private boolean isExpected(Idle idle) {
    if (!idle.failure().isEmpty()) {
      return false;
    }
    return absentPids.containsAll(idle.pids())
        && idle.references().stream().allMatch(one -> absentServices.contains(one.wanted()));
  }
}
