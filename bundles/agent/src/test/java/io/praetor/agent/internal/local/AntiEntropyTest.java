package io.praetor.agent.internal.local;

import static io.praetor.agent.internal.local.Samples.api;
import static io.praetor.agent.internal.local.Samples.check;
import static io.praetor.agent.internal.local.Samples.open;
import static io.praetor.agent.internal.local.Samples.service;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.agent.internal.ManualTimer;
import io.praetor.agent.internal.local.Catalog.Reply;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AntiEntropyTest {

  private final Registry registry = new Registry();
  private final FakeCatalog catalog = new FakeCatalog();
  private final ManualTimer timer = new ManualTimer();
  private final AntiEntropy sync =
      new AntiEntropy(registry, catalog, () -> 1, new SplittableRandom(1), timer);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void shouldRegisterServiceWithItsChecksInOneCall() {
    registry.put(api(service("web", 80)));
    registry.put(api(check("alive", "web", "passing")), null);
    registry.put(api(check("disk", "", "passing")), null);
    sync.changed();
    assertEquals(
        List.of("register node[]", "register web[alive]", "register node[disk]"), catalog.log);
    sync.changed();
    assertEquals(3, catalog.log.size());
  }

  @Test
  void shouldNotTellAgainWhatIsRegisteredAgain() {
    registry.put(api(service("web", 80)));
    registry.put(api(check("alive", "web", "passing")), null);
    sync.changed();
    int told = catalog.log.size();
    registry.put(api(service("web", 80)));
    registry.put(api(check("alive", "web", "passing")), null);
    sync.changed();
    assertEquals(told, catalog.log.size());
  }

  @Test
  void shouldGoOnAfterADefect() {
    catalog.reachable =
        () -> {
          throw new IllegalStateException("a defect");
        };
    registry.put(api(service("web", 80)));
    sync.changed();
    catalog.reachable = () -> true;
    timer.runAll();
    assertTrue(catalog.services.containsKey("web"));
  }

  @Test
  void shouldTellNothingMoreAfterTheEnd() {
    sync.changed();
    catalog.reachable = () -> false;
    registry.put(api(service("web", 80)));
    sync.changed();
    sync.end();
    catalog.reachable = () -> true;
    sync.compareAll();
    timer.runAll();
    assertTrue(catalog.services.isEmpty());
  }

  @Test
  void shouldKeepChecksOfOtherTokensApart() {
    registry.put(api(service("web", 80)));
    registry.put(
        new Registered.Check(check("alive", "web", "passing"), null, Origin.API, "secret"), null);
    sync.changed();
    assertTrue(catalog.log.contains("register web[]"));
    assertTrue(catalog.log.contains("register web[alive]"));
  }

  @Test
  void shouldRemoveWhatIsNotOursAndRestoreWhatIs() {
    registry.put(api(service("web", 80)));
    sync.changed();
    catalog.services.clear();
    catalog.services.put("stranger", service("stranger", 1));
    catalog.services.put("consul", service("consul", 8300));
    catalog.checks.put("serfHealth", check("serfHealth", "", "passing"));
    catalog.checks.put("odd", check("odd", "", "passing"));
    timer.runAll();
    assertEquals(Set.of("consul", "web"), catalog.services.keySet());
    assertEquals(Set.of("serfHealth"), catalog.checks.keySet());
  }

  @Test
  void shouldTakeOverTagsThatOthersMayChange() {
    registry.put(api(open("web", "ours")));
    registry.put(api(service("db", 1, "ours")));
    sync.changed();
    catalog.services.put("web", open("web", "theirs"));
    catalog.services.put("db", service("db", 1, "theirs"));
    timer.runAll();
    assertEquals(List.of("theirs"), catalog.services.get("web").tags());
    assertEquals(List.of("theirs"), registry.service("web").orElseThrow().service().tags());
    assertEquals(List.of("ours"), catalog.services.get("db").tags());
  }

  @Test
  void shouldTryAgainAfterFailure() {
    catalog.reachable = () -> false;
    registry.put(api(service("web", 80)));
    sync.changed();
    timer.runAll();
    assertTrue(catalog.log.isEmpty());
    catalog.reachable = () -> true;
    timer.runAll();
    assertTrue(catalog.services.containsKey("web"));
  }

  @Test
  void shouldNotAskAgainBeforeLongWhenItMayNot() {
    sync.changed();
    catalog.reply = Reply.DENIED;
    registry.put(api(service("web", 80)));
    sync.changed();
    catalog.reply = Reply.DONE;
    sync.changed();
    assertTrue(catalog.services.isEmpty());
    timer.runAll();
    assertTrue(catalog.services.containsKey("web"));
  }

  @Test
  void shouldTellAgainWhatChangedWhileItWasTold() {
    registry.put(api(service("web", 80)));
    catalog.beforeReply =
        () -> {
          catalog.beforeReply = () -> {};
          registry.put(api(service("web", 81)));
        };
    sync.changed();
    sync.changed();
    assertEquals(81, catalog.services.get("web").port());
  }

  @Test
  void shouldNotHoldTheFirstWordOnWhyACheckFails() {
    registry.put(api(check("disk", "", "critical")), null);
    sync.changed();
    assertEquals(Registry.Outcome.CHANGED, registry.found("disk", null, "critical", "full", true));
    sync.changed();
    assertEquals("full", catalog.checks.get("disk").output());
    assertEquals(Registry.Outcome.HELD, registry.found("disk", null, "critical", "", true));
    assertEquals(
        Registry.Outcome.STILL_HELD, registry.found("disk", null, "critical", "fuller", true));
  }

  @Test
  void shouldHoldOutputButNotStatus() {
    registry.put(api(check("disk", "", "passing")), null);
    sync.changed();
    assertEquals(Registry.Outcome.HELD, registry.found("disk", null, "passing", "97 %", true));
    assertEquals(
        Registry.Outcome.STILL_HELD, registry.found("disk", null, "passing", "98 %", true));
    timer.runAll(); // compares everything, but not what is held
    assertTrue(catalog.checks.get("disk").output().isEmpty());
    assertTrue(registry.releaseOutput("disk"));
    sync.changed();
    assertEquals("98 %", catalog.checks.get("disk").output());
    assertEquals(Registry.Outcome.CHANGED, registry.found("disk", null, "critical", "99 %", true));
    sync.changed();
    assertEquals("critical", catalog.checks.get("disk").status());
  }

  @Test
  void shouldForgetChecksWithTheirService() {
    registry.put(api(service("web", 80)));
    registry.put(api(check("alive", "web", "passing")), null);
    sync.changed();
    assertEquals(2, registry.removeService("web").size());
    assertTrue(registry.removeService("web").isEmpty());
    sync.changed();
    assertTrue(catalog.services.isEmpty());
    assertTrue(catalog.checks.isEmpty());
    assertTrue(registry.pending().isEmpty());
  }

  @Test
  void shouldAskLessOftenInLargeClusters() {
    assertEquals(
        List.of(1, 1, 2, 2, 3, 3, 4, 4, 7),
        List.of(1, 128, 129, 256, 257, 512, 513, 1024, 8192).stream()
            .map(AntiEntropy::factor)
            .toList());
  }
}
