package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Route;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.TextJson;
import org.junit.jupiter.api.Test;

class HelloEndpointTest {

  @Test
  void shouldGreetWhoIsNamed() {
    Route route = new HelloEndpoint().routes().get(0);
    Answer answer =
        route.handlers().get("GET").handle(FakeRequest.of("GET", "world", "", ""));
    TextJson json = new TextJson();
    ((Content.Json) ((Answer.Now) answer).content().body()).write(json);
    assertEquals("{\"Greeting\":\"hello, world\"}", json.toString());
  }
}
