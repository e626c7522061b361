package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.Route;
import io.praetor.testkit.http.FakeRequest;
import io.praetor.testkit.http.HttpEndpointContract;
import io.praetor.testkit.http.TextJson;
import org.junit.jupiter.api.Test;

/** All that is asked of an endpoint, and what is peculiar to this one. */
class HelloEndpointTest extends HttpEndpointContract {

  @Override
  protected HttpEndpoint create() {
    return new HelloEndpoint();
  }

  @Test
  void shouldGreetWhoIsNamed() {
    Route route = create().routes().get(0);
    Answer answer = route.handlers().get("GET").handle(FakeRequest.of("GET", "world", "", ""));
    TextJson json = new TextJson();
    ((Content.Json) ((Answer.Now) answer).content().body()).write(json);
    assertEquals("{\"Greeting\":\"hello, world\"}", json.toString());
  }
}
