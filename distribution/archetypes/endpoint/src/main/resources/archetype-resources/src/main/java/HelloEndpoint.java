package ${package};

import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Greets whoever is named behind {@code ${path}/}. Asked on event loops: nothing blocks. */
@Component
public final class HelloEndpoint implements HttpEndpoint {

  private static final String PATH = "${path}/";

  /** What callers need where access is controlled: here nothing, because nothing is told. */
  private static final Need NEED = Need.nothing("tells nobody anything that they did not say");

  private final List<Route> routes =
      List.of(new Route(PATH, Map.of("GET", NEED.then(HelloEndpoint::greet))));

  @Override
  public List<Route> routes() {
    return routes;
  }

  private static Answer greet(HttpRequest request) {
    String name = request.remainder();
    return new Answer.Now(
        Content.json(
            json -> json.beginObject().name("Greeting").value("hello, " + name).endObject()));
  }
}
