package io.praetor.http.internal.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.api.config.RequestLimitSettings;
import io.praetor.spi.http.Route;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {

  private record Settings(String mode, double readRate, double writeRate)
      implements RequestLimitSettings {
    @Override
    public Class<? extends Annotation> annotationType() {
      return RequestLimitSettings.class;
    }
  }

  private static RequestLimits limits(String mode, double reads, double writes) {
    return RequestLimits.of(new Settings(mode, reads, writes), () -> 0);
  }

  private static void serve(TestServer server) {
    for (String path : new String[] {"/v1/item", "/v1/status/x", "/v1/operator/x", "/ui/x"}) {
      server.serve(
          new Route(
              path, Map.of("GET", TestServer.text("read"), "PUT", TestServer.text("written"))));
    }
    server.serve(
        new Route(
            "/v1/agent/x",
            Map.of("GET", TestServer.text("read")),
            Route.BodyLimit.NONE,
            Route.Scope.AGENT));
  }

  @Test
  void shouldRefuseWhatIsTooMuch() throws IOException {
    try (TestServer server = new TestServer();
        TestClient client = server.client()) {
      serve(server);
      RequestLimits limits = limits("enforcing", 0.1, -1);
      server.providers.limits(() -> limits);
      assertEquals(200, client.get("/v1/item").status());
      TestClient.Response refused = client.get("/v1/item");
      assertEquals(429, refused.status());
      assertEquals(
          "rate limit exceeded, try again later or against a different server", refused.text());
      assertEquals(200, client.ask("PUT", "/v1/item").status());
    }
  }

  @Test
  void shouldNotCountWhatOperatorsNeedAndWhatIsOfTheAgentAlone() throws IOException {
    try (TestServer server = new TestServer();
        TestClient client = server.client()) {
      serve(server);
      RequestLimits limits = limits("enforcing", 0, 0);
      server.providers.limits(() -> limits);
      for (String path : new String[] {"/v1/status/x", "/v1/operator/x", "/v1/agent/x", "/ui/x"}) {
        assertEquals(200, client.get(path).status(), path);
      }
      assertEquals(429, client.get("/v1/item").status());
      assertEquals(429, client.ask("PUT", "/v1/item").status());
    }
  }

  @Test
  void shouldOnlyTellWhenThatIsAllThatIsAsked() throws IOException {
    try (TestServer server = new TestServer();
        TestClient client = server.client()) {
      serve(server);
      RequestLimits limits = limits("permissive", 0, 0);
      server.providers.limits(() -> limits);
      assertEquals(200, client.get("/v1/item").status());
    }
  }
}
