package io.praetor.agent.internal.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.agent.internal.Endpoints;
import io.praetor.agent.internal.FakeSurroundings;
import io.praetor.agent.internal.ManualTimer;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.spi.agent.LocalRegistry;
import io.praetor.spi.agent.LocalRegistry.OwnCheck;
import io.praetor.spi.agent.LocalRegistry.OwnService;
import io.praetor.spi.agent.LocalRegistry.Registration;
import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckStatus;
import io.praetor.testkit.http.FakeRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bundles register is like what the API registers, and goes with its bundle. */
class BundleRegistryTest {

  private static final OwnService WEB =
      new OwnService("web1", "web", List.of("t"), Map.of("k", "v"), "", 80);

  @TempDir private Path data;
  private final ManualTimer timer = new ManualTimer();
  private final FakeRunner runner = new FakeRunner();
  private LocalState state;
  private LocalRegistry registry;

  @BeforeEach
  void start() {
    OwnNode own = new OwnNode("n", "id", "dc1", "127.0.0.1", Map.of(), Map.of());
    state =
        new LocalState(
            new LocalState.Node(own, data.toString(), null),
            new LocalState.Rules(false, true, 0, new SidecarPorts(21_000, 21_255)),
            new FakeSurroundings(),
            new SplittableRandom(1),
            timer);
    state.runBy(runner);
    registry = state.ofBundles();
  }

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private static OwnCheck check(String id, String serviceId) {
    return new OwnCheck(
        "Redis",
        "of a bundle",
        new CheckDefinition(
            id, serviceId, Duration.ofSeconds(10), Duration.ofSeconds(1), Map.of("redis", "here")));
  }

  private String json(String path) {
    return Endpoints.json(
        Endpoints.content(state, "agent/" + path, FakeRequest.of("GET", "", "", "")));
  }

  @Test
  void shouldRegisterServicesAndRunTheirChecks() {
    Registration service = registry.register(WEB);
    Registration check = registry.register(check("c1", "web1"));
    timer.runAll();
    assertTrue(service.inForce().isDone() && check.inForce().isDone());
    assertFalse(check.inForce().isCompletedExceptionally());
    assertTrue(json("services").contains("\"Meta\":{\"k\":\"v\"},\"Port\":80"), json("services"));
    runner.report("c1", CheckStatus.PASSING, "PONG");
    assertTrue(json("checks").contains("\"Status\":\"passing\""), json("checks"));
    assertTrue(json("checks").contains("\"Type\":\"redis\""), json("checks"));

    check.close();
    service.close();
    timer.runAll();
    assertEquals("{}", json("checks"));
    assertEquals("{}", json("services"));
    assertEquals(Map.of(), runner.definitions);
  }

  @Test
  void shouldLeaveAloneWhatSomebodyElseRegisteredSince() {
    Registration first = registry.register(check("c1", ""));
    Registration second = registry.register(check("c1", ""));
    timer.runAll();
    first.close();
    timer.runAll();
    assertTrue(json("checks").contains("c1"));
    FakeRequest request = FakeRequest.of("PUT", "", "", "{\"Name\":\"c1\",\"TTL\":\"10s\"}");
    assertEquals(200, Endpoints.content(state, "agent/check/register", request).status());
    second.close();
    second.close();
    timer.runAll();
    assertTrue(json("checks").contains("\"Type\":\"ttl\""), json("checks"));
  }

  @Test
  void shouldKeepNothingForTheNextStart() {
    registry.register(WEB);
    registry.register(check("c1", ""));
    timer.runAll();
    start();
    timer.runAll();
    assertEquals("{}", json("services"));
    assertEquals("{}", json("checks"));
  }

  @Test
  void shouldSayWhyACheckIsNotInForce() {
    Registration check = registry.register(check("c1", "web1"));
    timer.runAll();
    assertTrue(check.inForce().isCompletedExceptionally());
    assertEquals("{}", json("checks"));
  }

  @Test
  void shouldRefuseServicesThatCannotBe() {
    OwnService nameless = new OwnService("x", "", List.of(), Map.of(), "", 0);
    assertThrows(InvalidRequestException.class, () -> registry.register(nameless));
  }
}
