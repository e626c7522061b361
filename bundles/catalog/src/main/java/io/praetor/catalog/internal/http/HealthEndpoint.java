package io.praetor.catalog.internal.http;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.catalog.internal.query.ChecksQuery;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;

/** {@code /v1/health/}: checks by node and by state. */
public final class HealthEndpoint implements HttpEndpoint {

  /** Stands for every state. */
  private static final String ANY = "any";

  @Override
  public List<Route> routes() {
    return List.of(get("node/", HealthEndpoint::node), get("state/", HealthEndpoint::state));
  }

  private static Route get(String path, Handler handler) {
    return new Route("/v1/health/" + path, Map.of("GET", handler), Route.ReadHeaders.CONSISTENCY);
  }

  private static Answer node(HttpRequest request) {
    String node = named(request, "Missing node name");
    return checks(new ChecksQuery(ChecksQuery.Of.NODE, node));
  }

  private static Answer state(HttpRequest request) {
    String state = named(request, "Missing check state");
    return checks(
        state.equals(ANY)
            ? new ChecksQuery(ChecksQuery.Of.ALL, "")
            : new ChecksQuery(ChecksQuery.Of.STATUS, state));
  }

  private static Answer checks(ChecksQuery query) {
    return new Answer.Read<>(query, CatalogAnswers.CHECKS);
  }

  private static String named(HttpRequest request, String refusal) {
    if (request.remainder().isEmpty()) {
      throw new InvalidRequestException(refusal);
    }
    return request.remainder();
  }
}
