package io.praetor.session.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.session.SessionRow;
import io.praetor.api.state.Commands;
import io.praetor.api.state.StateQuery;
import io.praetor.session.internal.command.SessionCommand;
import io.praetor.session.internal.command.SessionCommandCodec;
import io.praetor.session.internal.command.SessionIds;
import io.praetor.session.internal.query.CreationNeeds;
import io.praetor.session.internal.query.NodeSessionsQuery;
import io.praetor.session.internal.query.SessionNeeds;
import io.praetor.session.internal.query.SessionQuery;
import io.praetor.session.internal.query.SessionsQuery;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.Handler;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /v1/session/}. Says what is to be read or written. */
public final class SessionEndpoint implements HttpEndpoint {

  /** Names of some thousand checks fit. */
  private static final Route.BodyLimit BODY = new Route.BodyLimit(128 * 1024, "");

  private static final Need SEEN = Need.filtered(Resource.SESSION);

  private static final Need WRITTEN = Need.decided("session:write of the node");

  private static final String PATH = "/v1/session/";

  private final String node;
  private final TimeToLive times;
  private final Supplier<String> ids;
  private final SessionRenewal renewal;

  /**
   * Makes the endpoint.
   *
   * @param node name of this agent's node
   * @param minTtlNanos shortest time to live
   * @param ids makes an id that no session ever had, in its canonical form
   */
  public SessionEndpoint(
      String node, long minTtlNanos, Supplier<String> ids, SessionRenewal renewal) {
    this.node = node;
    this.times = new TimeToLive(minTtlNanos);
    this.ids = ids;
    this.renewal = renewal;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(PATH + "create", Map.of("PUT", WRITTEN.then(this::create)), BODY),
        put("destroy/", SessionEndpoint::destroy),
        put("renew/", this::renew),
        get("info/", SessionEndpoint::info),
        get("node/", SessionEndpoint::ofNode),
        get("list", request -> read(new SessionsQuery())));
  }

  private static Route get(String path, Handler handler) {
    return new Route(PATH + path, Map.of("GET", SEEN.then(handler)), Route.ReadHeaders.ALWAYS);
  }

  private static Route put(String path, Handler handler) {
    return new Route(PATH + path, Map.of("PUT", WRITTEN.then(handler)));
  }

  private Answer create(HttpRequest request) {
    String id = ids.get();
    String asked = request.relayedBy().isEmpty() ? node : request.relayedBy();
    SessionRow session = SessionBody.parse(request.body(), id, asked, times);
    request.caller().require(Resource.SESSION, Access.WRITE, session.node());
    return new Answer.Guarded(
        new CreationNeeds(session.node()),
        () -> write(new SessionCommand.Creation(session), SessionAnswers.created(id)));
  }

  private static Answer destroy(HttpRequest request) {
    String id = id(request);
    String refusal = SessionIds.refusal(id);
    if (!refusal.isEmpty()) {
      throw SessionAnswers.refused(refusal);
    }
    SessionCommand command = new SessionCommand.Destruction(SessionIds.canonical(id));
    return new Answer.Guarded(new SessionNeeds(id), () -> write(command, SessionAnswers.DESTROYED));
  }

  private Answer renew(HttpRequest request) {
    String id = id(request);
    String refusal = SessionIds.refusal(id);
    if (!refusal.isEmpty()) {
      throw new OperationFailedException(refusal);
    }
    return new Answer.Guarded(new SessionNeeds(id), () -> new Answer.Later(renewal.renew(id)));
  }

  private static Answer info(HttpRequest request) {
    return new Answer.Read<>(
        new SessionQuery(id(request)), SessionSights.INFO, SessionAnswers.INFO);
  }

  private static Answer ofNode(HttpRequest request) {
    if (request.remainder().isEmpty()) {
      throw new InvalidRequestException("Missing node name");
    }
    return read(new NodeSessionsQuery(request.remainder()));
  }

  private static Answer read(StateQuery<List<SessionRow>> query) {
    return new Answer.Read<>(query, SessionSights.LIST, SessionAnswers.LIST);
  }

  private static Answer write(SessionCommand command, Function<byte[], Content> render) {
    return new Answer.Write(Commands.SESSION, SessionCommandCodec.encode(command), render);
  }

  private static String id(HttpRequest request) {
    if (request.remainder().isEmpty()) {
      throw new InvalidRequestException("Missing session");
    }
    return request.remainder();
  }
}
