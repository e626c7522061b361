package io.praetor.bridge.health.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.spi.check.InvalidCheckException;
import io.praetor.testkit.time.ManualTimer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BridgeTest {

  private static final HealthCheck FINE = () -> new Result(Result.Status.OK, "fine");
  private static final Map<String, Object> DISK =
      Map.of("hc.name", "Disk", "hc.tags", "hardware", "service.id", 1L);

  private final ManualTimer timer = new ManualTimer();
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final FakeAgent agent = new FakeAgent();

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private Bridge bridge(String... tags) {
    Terms.Usual usual = new Terms.Usual(Duration.ofSeconds(30), Duration.ofSeconds(10));
    Bridge bridge = new Bridge(usual, List.of(tags), timer, work::add);
    agent.type = bridge.type();
    return bridge;
  }

  private Bridge connected(String... tags) {
    Bridge bridge = bridge(tags);
    bridge.registerWith(agent);
    bridge.runBy(agent);
    return bridge;
  }

  @Test
  void shouldRegisterACheckForEachServiceAndTakeItBack() throws InvalidCheckException {
    Bridge bridge = connected();
    bridge.put(1, FINE, DISK);
    assertEquals(Set.of("osgi:Disk"), agent.checks.keySet());
    assertEquals("Disk", agent.checks.get("osgi:Disk").name());
    assertEquals("tags: hardware", agent.checks.get("osgi:Disk").notes());
    agent.attempt("osgi:Disk");
    work.remove().run();
    assertEquals(List.of("PASSING fine"), agent.reports);
    bridge.remove(1);
    assertEquals(Set.of(), agent.checks.keySet());
    assertTrue(timer.getQueue().isEmpty());
  }

  @Test
  void shouldWaitForTheAgentAndItsRunner() {
    Bridge bridge = bridge();
    agent.type = null;
    bridge.put(1, FINE, DISK);
    bridge.registerWith(agent);
    bridge.runBy(agent);
    assertEquals(Set.of(), agent.checks.keySet());
    agent.type = bridge.type();
    timer.elapse();
    assertEquals(Set.of("osgi:Disk"), agent.checks.keySet());
  }

  @Test
  void shouldRegisterAnewWithAnotherAgent() {
    Bridge bridge = connected();
    bridge.put(1, FINE, DISK);
    FakeAgent other = new FakeAgent();
    bridge.registerWith(other);
    bridge.lose((io.praetor.spi.agent.LocalRegistry) agent);
    assertEquals(Set.of("osgi:Disk"), other.checks.keySet());
    bridge.close();
    assertEquals(Set.of(), other.checks.keySet());
  }

  @Test
  void shouldTryAgainWhileTheServiceOfACheckIsMissing() {
    Bridge bridge = connected();
    bridge.put(1, FINE, Map.of("hc.name", "Db", "praetor.service.id", "web1", "service.id", 1L));
    timer.run();
    timer.elapse();
    assertEquals(Set.of(), agent.checks.keySet());
    agent.services.add("web1");
    timer.elapse();
    assertEquals(Set.of("osgi:Db"), agent.checks.keySet());
  }

  @Test
  void shouldFollowChangesOfProperties() {
    Bridge bridge = connected("hardware");
    bridge.put(1, FINE, DISK);
    bridge.put(1, FINE, Map.of("hc.name", "Disks", "hc.tags", "hardware", "service.id", 1L));
    assertEquals(Set.of("osgi:Disks"), agent.checks.keySet());
    bridge.put(1, FINE, Map.of("hc.name", "Disks", "hc.tags", "slow", "service.id", 1L));
    assertEquals(Set.of(), agent.checks.keySet());
  }

  @Test
  void shouldTellServicesOfOneNameApart() throws InvalidCheckException {
    Bridge bridge = connected();
    bridge.put(1, FINE, DISK);
    bridge.put(2, () -> new Result(Result.Status.WARN, "full"), DISK);
    assertEquals(Set.of("osgi:Disk", "osgi:Disk:2"), agent.checks.keySet());
    agent.attempt("osgi:Disk:2");
    work.remove().run();
    assertEquals(List.of("WARNING full"), agent.reports);
    bridge.remove(1);
    assertEquals(Set.of("osgi:Disk:2"), agent.checks.keySet());
  }

  @Test
  void shouldGiveUpWaitingAndOccupyNoSecondThread() throws InvalidCheckException {
    Bridge bridge = connected();
    bridge.put(1, FINE, DISK);
    agent.attempt("osgi:Disk");
    timer.elapse();
    assertEquals(List.of("CRITICAL no result within 10s"), agent.reports);
    agent.attempt("osgi:Disk");
    assertEquals(
        "CRITICAL the last execution of the health check does not return", agent.reports.get(1));
    assertEquals(1, work.size());
    work.remove().run();
    assertEquals(2, agent.reports.size(), "a late result counts for nothing");
    agent.attempt("osgi:Disk");
    work.remove().run();
    assertEquals("PASSING fine", agent.reports.get(2));
  }

  @Test
  void shouldSurviveWhatHealthChecksThrow() throws InvalidCheckException {
    Bridge bridge = connected();
    bridge.put(
        1,
        () -> {
          throw new NoClassDefFoundError("gone");
        },
        DISK);
    agent.attempt("osgi:Disk");
    work.remove().run();
    assertEquals(
        List.of("CRITICAL the health check failed: java.lang.NoClassDefFoundError: gone"),
        agent.reports);
    bridge.remove(1);
    agent.reports.clear();
    bridge.put(1, () -> null, DISK);
    agent.attempt("osgi:Disk");
    work.remove().run();
    assertEquals(List.of("CRITICAL the health check returned nothing"), agent.reports);
  }

  @Test
  void shouldSayThatNoThreadIsLeft() {
    Subject subject =
        new Subject(
            FINE,
            task -> {
              throw new RejectedExecutionException();
            });
    for (int attempt = 0; attempt < 2; attempt++) {
      subject.execute(outcome -> agent.reports.add(outcome.output()));
    }
    String text = "too many health checks do not return: none is left to execute it";
    assertEquals(List.of(text, text), agent.reports);
  }

  @Test
  void shouldForgetWhatIsClosed() throws InvalidCheckException {
    Bridge bridge = connected();
    bridge.put(1, FINE, DISK);
    agent.attempt("osgi:Disk");
    agent.close("osgi:Disk");
    assertTrue(timer.getQueue().isEmpty());
    bridge.close();
    assertEquals(Set.of(), agent.checks.keySet());
  }
}
