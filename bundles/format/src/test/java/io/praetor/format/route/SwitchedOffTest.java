package io.praetor.format.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.praetor.api.error.OperationFailedException;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SwitchedOffTest {

  private static final String REFUSAL = "Connect must be enabled in order to use this endpoint";

  @Test
  void shouldRefuseEveryMethodOfEveryRoute() throws Exception {
    var action = Need.decided("any").then(request -> new Answer.Now(Content.empty(200)));
    Route plain = new Route("/v1/a", Map.of("GET", action, "PUT", action));
    Route read = new Route("/v1/b", Map.of("GET", action), Route.ReadHeaders.ALWAYS);
    List<Route> off = SwitchedOff.of(List.of(plain, read));
    assertEquals(List.of("/v1/a", "/v1/b"), off.stream().map(Route::path).toList());
    for (String method : List.of("GET", "PUT")) {
      var handler = off.get(0).handlers().get(method);
      var refusal = assertThrows(OperationFailedException.class, () -> handler.handle(null));
      assertEquals(REFUSAL, refusal.getMessage());
    }
    Answer answer = off.get(1).handlers().get("GET").handle(null);
    var refusal =
        assertThrows(
            OperationFailedException.class, () -> ((Answer.Read<?>) answer).render().apply(null));
    assertEquals(REFUSAL, refusal.getMessage());
  }
}
