package io.praetor.catalog.internal.prepared;

import io.praetor.api.acl.Authorizer;
import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.state.Commands;
import io.praetor.catalog.internal.http.Replies;
import io.praetor.format.go.Uuids;
import io.praetor.spi.http.Action;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /v1/query}. Says what is to be read or written; needs no state itself. */
public final class QueryEndpoint implements HttpEndpoint {

  /** Definitions are small. */
  private static final Route.BodyLimit BODY = new Route.BodyLimit(1024 * 1024, "");

  private static final Need SEEN =
      Need.decided("shows query:read; instances of node:read, service:read");

  private static final Need WRITTEN = Need.decided("query:write of the name");

  private static final Need REFUSED = Need.nothing("nobody can");

  private static final String PATH = "/v1/query";
  private static final String EXECUTE = "/execute";
  private static final String EXPLAIN = "/explain";

  private static final String LOOKUP = "failed prepared query lookup: ";

  private static final int METHOD_NOT_ALLOWED = 405;

  private final Supplier<String> ids;
  private final Execution execution;
  private final String nodeName;
  private final Supplier<String> secret;

  /**
   * Makes the endpoint.
   *
   * @param ids new ids, each another UUID in lower case
   * @param nodeName of this agent
   * @param secret of the token that this agent uses for requests without one; empty for none
   */
  public QueryEndpoint(
      Supplier<String> ids, Execution execution, String nodeName, Supplier<String> secret) {
    this.ids = ids;
    this.execution = execution;
    this.nodeName = nodeName;
    this.secret = secret;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        route(
            PATH,
            Map.of("GET", SEEN.then(QueryEndpoint::list), "POST", WRITTEN.then(this::create))),
        route(
            PATH + "/",
            Map.of(
                "GET",
                SEEN.then(this::get),
                "POST",
                REFUSED.then(QueryEndpoint::notAllowed),
                "PUT",
                WRITTEN.then(request -> named(request, QueryEndpoint::update)),
                "DELETE",
                WRITTEN.then(request -> named(request, QueryEndpoint::delete)))));
  }

  private static Route route(String path, Map<String, Action> handlers) {
    return new Route(path, handlers, BODY, Route.Scope.DATACENTER, Route.ReadHeaders.CONSISTENCY);
  }

  private static Answer list(HttpRequest request) {
    return new Answer.Read<>(
        new QueriesQuery("", QueryRights.isSecret(request.caller())),
        QueryRights.LIST,
        QueryAnswers.QUERIES);
  }

  private Answer create(HttpRequest request) {
    PreparedQueryRow query = QueryBody.parse(request.body());
    if (!query.id().isEmpty()) {
      throw new OperationFailedException("ID must be empty when creating a new prepared query");
    }
    QueryRights.writing(query).forEach(request.caller()::require);
    refuse(QueryBody.problem(query));
    String id = ids.get();
    PreparedQueryRow named = QueryRows.with(query, id, 0, 0);
    Function<byte[], Content> render = result -> QueryAnswers.created(id, result);
    return new Answer.Write(
        Commands.PREPARED_QUERY, new QueryCommand.Create(named).encode(), render);
  }

  /** What can only be asked for can be neither changed nor deleted. */
  private static Answer named(HttpRequest request, Handler handler) {
    return isAsked(request) ? notAllowed(request) : handler.handle(request);
  }

  private static boolean isAsked(HttpRequest request) {
    return !name(request, EXECUTE).isEmpty() || !name(request, EXPLAIN).isEmpty();
  }

  /** What may be done instead differs from name to name, so no route can tell it. */
  private static Answer notAllowed(HttpRequest request) {
    Content text = Replies.text(METHOD_NOT_ALLOWED, "method " + request.method() + " not allowed");
    Map<String, String> headers = new HashMap<>(text.headers());
    headers.put("Allow", isAsked(request) ? "GET" : "GET,PUT,DELETE");
    return new Answer.Now(new Content(METHOD_NOT_ALLOWED, headers, text.body()));
  }

  /** The name that something is asked of; empty when something else is asked. */
  private static String name(HttpRequest request, String what) {
    String remainder = request.remainder();
    if (remainder.endsWith(what)) {
      return remainder.substring(0, remainder.length() - what.length());
    }
    return what.equals("/" + remainder) ? remainder : "";
  }

  private Answer get(HttpRequest request) {
    String executed = name(request, EXECUTE);
    if (!executed.isEmpty()) {
      Execution.Request asked = ExecutionRequest.of(request, executed, nodeName, token(request));
      return new Answer.Later(
          execution
              .run(asked)
              .thenApply(found -> ExecutionAnswers.executed(found, asked.options().mode())));
    }
    String explained = name(request, EXPLAIN);
    if (!explained.isEmpty()) {
      Execution.Request asked = ExecutionRequest.of(request, explained, nodeName, token(request));
      return new Answer.Later(
          execution
              .explain(asked)
              .thenApply(found -> shown(found, request.caller()))
              .thenApply(found -> ExecutionAnswers.explained(found, asked.options().mode())));
    }
    String problem = Uuids.problem(request.remainder());
    if (!problem.isEmpty()) {
      return new Answer.Now(ExecutionAnswers.refused(LOOKUP + problem));
    }
    String id = request.remainder().toLowerCase(Locale.ROOT);
    return new Answer.Read<>(
        new QueriesQuery(id, QueryRights.isSecret(request.caller())),
        QueryRights.ONE,
        QueryAnswers.QUERY);
  }

  /** What a request that came straight to this agent lacks, the agent adds. */
  private String token(HttpRequest request) {
    return request.token().isEmpty() && request.relayedBy().isEmpty()
        ? secret.get()
        : request.token();
  }

  private static Answer update(HttpRequest request) {
    PreparedQueryRow query = QueryBody.parse(request.body());
    PreparedQueryRow named = QueryRows.with(query, id(request), 0, 0);
    QueryRights.writing(named).forEach(request.caller()::require);
    return write(named.id(), new QueryCommand.Update(named, QueryBody.problem(query)));
  }

  private static Answer delete(HttpRequest request) {
    String id = id(request);
    return write(id, new QueryCommand.Delete(id));
  }

  /** A query as a caller may see it. */
  private static Executed shown(Executed explained, Authorizer caller) {
    if (explained.query() == null) {
      return explained;
    }
    QueryRights.requireRead(explained.query(), caller);
    return QueryRights.isSecret(caller)
        ? explained.of(QueryRows.redacted(explained.query()))
        : explained;
  }

  private static Answer write(String id, QueryCommand command) {
    return new Answer.Guarded(
        new QueryNeeds(id),
        () -> new Answer.Write(Commands.PREPARED_QUERY, command.encode(), QueryAnswers.WRITTEN));
  }

  private static String id(HttpRequest request) {
    String problem = Uuids.problem(request.remainder());
    refuse(problem.isEmpty() ? "" : "Prepared Query lookup failed: " + LOOKUP + problem);
    return request.remainder().toLowerCase(Locale.ROOT);
  }

  private static void refuse(String problem) {
    if (!problem.isEmpty()) {
      throw new OperationFailedException(problem);
    }
  }
}
