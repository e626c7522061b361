package io.praetor.agent.internal.local;

import static io.praetor.agent.internal.local.Samples.api;
import static io.praetor.agent.internal.local.Samples.check;
import static io.praetor.agent.internal.local.Samples.service;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.agent.internal.ManualTimer;
import io.praetor.agent.internal.local.Catalog.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens on either side and on the way: when all is quiet, both sides agree. */
class AntiEntropySimTest {

  /** Mostly done. */
  private static final List<Reply> REPLIES =
      List.of(Reply.DONE, Reply.DONE, Reply.DONE, Reply.DONE, Reply.DENIED, Reply.REFUSED);

  private static final int STEPS = 400;
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "consul");
  private static final List<String> STATUSES = List.of("passing", "warning", "critical");

  private final Registry registry = new Registry();
  private final FakeCatalog catalog = new FakeCatalog();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void shouldAlwaysEndInAgreement(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ManualTimer timer = new ManualTimer();
    AntiEntropy sync = new AntiEntropy(registry, catalog, () -> 1, random, timer);
    catalog.reachable = () -> random.nextInt(4) > 0;
    catalog.beforeReply =
        () -> {
          if (random.nextInt(4) == 0) {
            change(random);
          }
        };
    for (int step = 0; step < STEPS; step++) {
      catalog.reply = REPLIES.get(random.nextInt(REPLIES.size()));
      switch (random.nextInt(4)) {
        case 0 -> tamper(random);
        case 1 -> timer.runAll();
        default -> change(random);
      }
      sync.changed();
    }
    catalog.reachable = () -> true;
    catalog.reply = Reply.DONE;
    catalog.beforeReply = () -> {};
    registry.checks().forEach(check -> registry.releaseOutput(check.check().id()));
    sync.compareAll();
    timer.runAll();
    assertAgreement();
    timer.shutdownNow();
  }

  /** Something happens on this agent. */
  private void change(SplittableRandom random) {
    String name = NAMES.get(random.nextInt(4));
    String status = STATUSES.get(random.nextInt(3));
    switch (random.nextInt(6)) {
      case 0, 1 -> registry.put(api(service(name, random.nextInt(3))));
      case 2 -> registry.removeService(name);
      case 3 -> {
        String owner = registry.service(name).isPresent() ? name : "";
        registry.put(api(check("check-" + name, owner, status)), null);
      }
      case 4 -> registry.removeCheck("check-" + name);
      default ->
          registry.found(
              "check-" + name, null, status, "" + random.nextInt(3), random.nextBoolean());
    }
  }

  /** Something happens in the catalog. */
  private void tamper(SplittableRandom random) {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    switch (random.nextInt(4)) {
      case 0 -> catalog.services.put(name, service(name, random.nextInt(3)));
      case 1 -> catalog.services.remove(name);
      case 2 -> catalog.checks.put("check-" + name, check("check-" + name, "", "passing"));
      default -> catalog.checks.clear();
    }
    catalog.nodeKnown = random.nextBoolean();
  }

  private void assertAgreement() {
    Map<String, AgentService> services = new HashMap<>();
    registry.services().forEach(one -> services.put(one.service().id(), one.service()));
    catalog.services.remove("consul");
    assertEquals(services, catalog.services);
    Map<String, AgentCheck> checks = new HashMap<>();
    registry.checks().forEach(one -> checks.put(one.check().id(), one.check()));
    assertEquals(checks, catalog.checks);
    assertTrue(catalog.nodeKnown);
    assertTrue(registry.pending().isEmpty());
  }
}
