package io.praetor.agent.internal.local;

import static io.praetor.agent.internal.local.Samples.check;
import static io.praetor.agent.internal.local.Samples.service;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.agent.internal.local.CatalogChange.RemoveCheck;
import io.praetor.agent.internal.local.CatalogChange.RemoveService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryTest {

  private final Registry registry = new Registry();

  @Test
  void shouldRemoveWithTheTokenThatRegisteredUntilItIsDone() {
    registry.put(new Registered.Service(service("web", 80), Origin.API, "secret", false));
    registry.put(
        new Registered.Check(check("alive", "web", "passing"), null, Origin.API, "other"), null);
    registry.removeService("web");
    CatalogNode remote =
        new CatalogNode(
            true,
            Map.of("web", service("web", 80)),
            Map.of("alive", check("alive", "web", "passing")));
    registry.compare(remote);
    List<CatalogChange> removals =
        List.of(new RemoveService("web", "secret"), new RemoveCheck("alive", "other"));
    assertEquals(removals, registry.pending());
    removals.forEach(registry::confirm);
    assertTrue(registry.pending().isEmpty());
  }

  @Test
  void shouldHaveNoTokenForWhatOthersLeftInTheCatalog() {
    registry.compare(new CatalogNode(true, Map.of("old", service("old", 80)), Map.of()));
    assertEquals(List.of(new RemoveService("old", "")), registry.pending());
  }
}
