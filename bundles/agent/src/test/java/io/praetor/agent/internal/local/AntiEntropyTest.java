package io.praetor.agent.internal.local;

import static io.praetor.agent.internal.local.Samples.api;
import static io.praetor.agent.internal.local.Samples.check;
import static io.praetor.agent.internal.local.Samples.open;
import static io.praetor.agent.internal.local.Samples.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.praetor.agent.internal.ManualTimer;
import io.praetor.agent.internal.local.Catalog.Reply;
import java.util.List;
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
    registry.put(api(check("alive", "web", "passing")));
    registry.put(api(check("disk", "", "passing")));
    sync.changed();
    assertThat(catalog.log)
        .containsExactly("register node[]", "register web[alive]", "register node[disk]");
    sync.changed();
    assertThat(catalog.log).hasSize(3);
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
    assertThat(catalog.services).isEmpty();
  }

  @Test
  void shouldKeepChecksOfOtherTokensApart() {
    registry.put(api(service("web", 80)));
    registry.put(
        new Registered.Check(check("alive", "web", "passing"), null, Origin.API, "secret"));
    sync.changed();
    assertThat(catalog.log).contains("register web[]", "register web[alive]");
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
    assertThat(catalog.services).containsOnlyKeys("consul", "web");
    assertThat(catalog.checks).containsOnlyKeys("serfHealth");
  }

  @Test
  void shouldTakeOverTagsThatOthersMayChange() {
    registry.put(api(open("web", "ours")));
    registry.put(api(service("db", 1, "ours")));
    sync.changed();
    catalog.services.put("web", open("web", "theirs"));
    catalog.services.put("db", service("db", 1, "theirs"));
    timer.runAll();
    assertThat(catalog.services.get("web").tags()).containsExactly("theirs");
    assertThat(registry.service("web").orElseThrow().service().tags()).containsExactly("theirs");
    assertThat(catalog.services.get("db").tags()).containsExactly("ours");
  }

  @Test
  void shouldTryAgainAfterFailure() {
    catalog.reachable = () -> false;
    registry.put(api(service("web", 80)));
    sync.changed();
    timer.runAll();
    assertThat(catalog.log).isEmpty();
    catalog.reachable = () -> true;
    timer.runAll();
    assertThat(catalog.services).containsKey("web");
  }

  @Test
  void shouldNotAskAgainBeforeLongWhenItMayNot() {
    sync.changed();
    catalog.reply = Reply.DENIED;
    registry.put(api(service("web", 80)));
    sync.changed();
    catalog.reply = Reply.DONE;
    sync.changed();
    assertThat(catalog.services).isEmpty();
    timer.runAll();
    assertThat(catalog.services).containsKey("web");
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
    assertThat(catalog.services.get("web").port()).isEqualTo(81);
  }

  @Test
  void shouldHoldOutputButNotStatus() {
    registry.put(api(check("disk", "", "passing")));
    sync.changed();
    assertThat(registry.found("disk", "passing", "97 %", true)).isEqualTo(Registry.Outcome.HELD);
    assertThat(registry.found("disk", "passing", "98 %", true))
        .isEqualTo(Registry.Outcome.STILL_HELD);
    timer.runAll(); // compares everything, but not what is held
    assertThat(catalog.checks.get("disk").output()).isEmpty();
    assertThat(registry.releaseOutput("disk")).isTrue();
    sync.changed();
    assertThat(catalog.checks.get("disk").output()).isEqualTo("98 %");
    assertThat(registry.found("disk", "critical", "99 %", true))
        .isEqualTo(Registry.Outcome.CHANGED);
    sync.changed();
    assertThat(catalog.checks.get("disk").status()).isEqualTo("critical");
  }

  @Test
  void shouldForgetChecksWithTheirService() {
    registry.put(api(service("web", 80)));
    registry.put(api(check("alive", "web", "passing")));
    sync.changed();
    assertThat(registry.removeService("web")).hasSize(2);
    assertThat(registry.removeService("web")).isEmpty();
    sync.changed();
    assertThat(catalog.services).isEmpty();
    assertThat(catalog.checks).isEmpty();
    assertThat(registry.pending()).isEmpty();
  }

  @Test
  void shouldAskLessOftenInLargeClusters() {
    assertThat(
            List.of(1, 128, 129, 256, 257, 512, 513, 1024, 8192).stream().map(AntiEntropy::factor))
        .containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 7);
  }
}
