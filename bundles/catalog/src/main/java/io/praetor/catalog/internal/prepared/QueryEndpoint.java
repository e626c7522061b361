package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.state.Commands;
import io.praetor.format.go.Uuids;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /v1/query}. Says what is to be read or written; needs no state itself. */
public final class QueryEndpoint implements HttpEndpoint {

  /** Definitions are small. */
  private static final Route.BodyLimit BODY = new Route.BodyLimit(1024 * 1024, "");

  private static final String PATH = "/v1/query";

  private final Supplier<String> ids;

  /**
   * Makes the endpoint.
   *
   * @param ids new ids, each another UUID in lower case
   */
  public QueryEndpoint(Supplier<String> ids) {
    this.ids = ids;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        route(PATH, Map.of("GET", QueryEndpoint::list, "POST", this::create)),
        route(
            PATH + "/",
            Map.of(
                "GET", QueryEndpoint::get,
                "PUT", QueryEndpoint::update,
                "DELETE", QueryEndpoint::delete)));
  }

  private static Route route(String path, Map<String, Handler> handlers) {
    return new Route(path, handlers, BODY, Route.Scope.DATACENTER, Route.ReadHeaders.CONSISTENCY);
  }

  private static Answer list(HttpRequest request) {
    return new Answer.Read<>(new QueriesQuery(""), QueryAnswers.QUERIES);
  }

  private Answer create(HttpRequest request) {
    PreparedQueryRow query = QueryBody.parse(request.body());
    if (!query.id().isEmpty()) {
      throw new OperationFailedException("ID must be empty when creating a new prepared query");
    }
    refuse(QueryBody.problem(query));
    String id = ids.get();
    PreparedQueryRow named = QueryRows.with(query, id, 0, 0);
    Function<byte[], Content> render = result -> QueryAnswers.created(id, result);
    return new Answer.Write(
        Commands.PREPARED_QUERY, new QueryCommand.Create(named).encode(), render);
  }

  private static Answer get(HttpRequest request) {
    String id = id(request, "");
    return new Answer.Read<>(new QueriesQuery(id), QueryAnswers.QUERY);
  }

  private static Answer update(HttpRequest request) {
    PreparedQueryRow query = QueryBody.parse(request.body());
    PreparedQueryRow named =
        QueryRows.with(query, id(request, "Prepared Query lookup failed: "), 0, 0);
    return write(new QueryCommand.Update(named, QueryBody.problem(query)));
  }

  private static Answer delete(HttpRequest request) {
    return write(new QueryCommand.Delete(id(request, "Prepared Query lookup failed: ")));
  }

  private static Answer write(QueryCommand command) {
    return new Answer.Write(Commands.PREPARED_QUERY, command.encode(), QueryAnswers.WRITTEN);
  }

  private static String id(HttpRequest request, String where) {
    String problem = Uuids.problem(request.remainder());
    refuse(problem.isEmpty() ? "" : where + "failed prepared query lookup: " + problem);
    return request.remainder().toLowerCase(Locale.ROOT);
  }

  private static void refuse(String problem) {
    if (!problem.isEmpty()) {
      throw new OperationFailedException(problem);
    }
  }
}
