package io.praetor.bridge.discovery.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.spi.agent.LocalRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ExportsTest {

  /** Takes services, unless it is told to refuse. */
  private static final class FakeRegistry implements LocalRegistry {

    final Map<String, OwnService> services = new TreeMap<>();
    boolean refuses;

    @Override
    public Registration register(OwnService service) {
      if (refuses) {
        throw new InvalidRequestException("Invalid Service Meta");
      }
      services.put(service.id(), service);
      return new Registration() {
        @Override
        public CompletableFuture<Void> inForce() {
          return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {
          services.remove(service.id(), service);
        }
      };
    }

    @Override
    public Registration register(OwnCheck check) {
      throw new UnsupportedOperationException();
    }
  }

  private final FakeRegistry registry = new FakeRegistry();
  private final Exports exports = new Exports("osgi-endpoint");

  @Test
  void shouldRegisterEndpointsAndTakeThemBack() {
    exports.put(Samples.endpoint("a", "red"));
    exports.registerWith(registry);
    exports.put(Samples.endpoint("b", "red"));
    assertEquals(2, registry.services.size());
    exports.put(Samples.endpoint("b", "blue"));
    assertEquals(2, registry.services.size());
    exports.remove("a");
    exports.remove("a");
    assertEquals(1, registry.services.size());
    exports.close();
    assertEquals(0, registry.services.size());
  }

  @Test
  void shouldRegisterAnewWithAnotherAgent() {
    exports.registerWith(registry);
    exports.put(Samples.endpoint("a", "red"));
    FakeRegistry other = new FakeRegistry();
    exports.registerWith(other);
    exports.lose(registry);
    assertEquals(1, other.services.size());
    exports.lose(other);
    exports.put(Samples.endpoint("b", "red"));
    exports.registerWith(registry);
    assertEquals(2, registry.services.size());
  }

  @Test
  void shouldSurviveARefusal() {
    exports.registerWith(registry);
    registry.refuses = true;
    exports.put(Samples.endpoint("a", "red"));
    registry.refuses = false;
    exports.put(Samples.endpoint("a", "red"));
    exports.put(Samples.endpoint("a", "x".repeat(40_000)));
    assertEquals(0, registry.services.size(), "what cannot be told is no longer told as it was");
  }
}
