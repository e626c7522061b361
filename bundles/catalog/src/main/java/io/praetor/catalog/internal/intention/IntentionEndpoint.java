package io.praetor.catalog.internal.intention;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.state.Commands;
import io.praetor.catalog.internal.config.EntryNeeds;
import io.praetor.catalog.internal.config.ServiceIntentions;
import io.praetor.format.go.GoText;
import io.praetor.format.go.Uuids;
import io.praetor.format.json.Refusal;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** {@code /v1/connect/intentions}. Says what is to be read or written; needs no state itself. */
public final class IntentionEndpoint implements HttpEndpoint {

  /** Intentions are small; long lists of permissions still fit. */
  private static final Route.BodyLimit BODY = new Route.BodyLimit(1024 * 1024, "");

  private static final Need SEEN = Need.filtered(Resource.INTENTION);

  private static final Need MATCHED = Need.decided("intention:read of each name");

  private static final Need CHECKED = Need.decided("service:read of the destination");

  private static final Need WRITTEN = Need.decided("intention:write of the destination");

  private static final String PATH = "/v1/connect/intentions";

  private static final Refusal CREATION =
      reason -> new OperationFailedException("Failed to decode request body: " + reason);
  private static final Refusal CHANGE =
      reason -> new InvalidRequestException("Bad request: Request decode failed: " + reason);

  private final Supplier<String> ids;
  private final Supplier<String> now;
  private final boolean byDefault;

  /**
   * Makes the endpoint.
   *
   * @param ids new ids, each another UUID in lower case
   * @param now the time as RFC 3339 writes it
   * @param byDefault whether services may connect that no intention is about
   */
  public IntentionEndpoint(Supplier<String> ids, Supplier<String> now, boolean byDefault) {
    this.ids = ids;
    this.now = now;
    this.byDefault = byDefault;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(
            PATH,
            Map.of("GET", SEEN.then(IntentionEndpoint::list), "POST", WRITTEN.then(this::create)),
            BODY),
        new Route(
            PATH + "/match",
            Map.of("GET", MATCHED.then(IntentionEndpoint::match)),
            Route.ReadHeaders.CONSISTENCY),
        new Route(PATH + "/check", Map.of("GET", CHECKED.then(this::check))),
        new Route(
            PATH + "/exact",
            Map.of(
                "GET", SEEN.then(IntentionEndpoint::exact),
                "PUT", WRITTEN.then(IntentionEndpoint::set),
                "DELETE", WRITTEN.then(IntentionEndpoint::delete)),
            BODY),
        new Route(
            PATH + "/",
            Map.of(
                "GET", SEEN.then(IntentionEndpoint::byId),
                "PUT", WRITTEN.then(this::updateById),
                "DELETE", WRITTEN.then(IntentionEndpoint::deleteById)),
            BODY));
  }

  /** The intentions about services behind a gateway. */
  public static Answer ofGateway(String gateway) {
    return new Answer.Read<>(
        new GatewayIntentionsQuery(gateway), IntentionSights.LIST, IntentionAnswers.LIST);
  }

  private static Answer list(HttpRequest request) {
    return new Answer.Read<>(
        new IntentionsQuery(IntentionsQuery.By.ALL, "", ""),
        IntentionSights.LIST,
        IntentionAnswers.LIST);
  }

  private static Answer match(HttpRequest request) {
    String by = required(request, "by");
    if (!by.equals("source") && !by.equals("destination")) {
      throw new OperationFailedException("'by' parameter must be one of 'source' or 'destination'");
    }
    if (!request.has("name")) {
      throw new OperationFailedException("required query parameter 'name' not set");
    }
    for (String name : request.parameters("name")) {
      if (!name.isEmpty()) {
        request.caller().require(Resource.INTENTION, Access.READ, local(name));
      }
    }
    MatchQuery query = new MatchQuery(by.equals("source"), request.parameters("name"));
    return query.source()
        ? new Answer.Read<>(query, IntentionAnswers.MATCHES)
        : new Answer.Read<>(query, IntentionSights.OF_DESTINATIONS, IntentionAnswers.MATCHES);
  }

  private Answer check(HttpRequest request) {
    String type = request.has("source-type") ? request.parameter("source-type") : "consul";
    String source = local(required(request, "source"));
    String destination = local(required(request, "destination"));
    if (!type.equals("consul")) {
      throw new OperationFailedException("unsupported SourceType: " + GoText.quoted(type));
    }
    request.caller().require(Resource.SERVICE, Access.READ, destination);
    return new Answer.Read<>(
        new DecisionQuery(source, destination, byDefault),
        IntentionSights.DECISION,
        IntentionAnswers.DECISION);
  }

  private static Answer exact(HttpRequest request) {
    return new Answer.Read<>(
        new IntentionsQuery(
            IntentionsQuery.By.EXACT,
            local(required(request, "source")),
            local(required(request, "destination"))),
        IntentionSights.ONE,
        IntentionAnswers.ONE);
  }

  private static Answer set(HttpRequest request) {
    String source = local(required(request, "source"));
    String destination = local(required(request, "destination"));
    IntentionBody body = IntentionBody.parse(request.body(), CHANGE);
    requireWrite(request, destination);
    return write(
        destination, new IntentionCommand.Set(destination, body.source(source), body.meta()));
  }

  private static Answer delete(HttpRequest request) {
    String source = local(required(request, "source"));
    String destination = local(required(request, "destination"));
    requireWrite(request, destination);
    return write(destination, new IntentionCommand.Delete(destination, source));
  }

  private Answer create(HttpRequest request) {
    IntentionBody body = IntentionBody.parse(request.body(), CREATION);
    if (!body.id().isEmpty()) {
      throw new OperationFailedException("ID must be empty when creating a new intention");
    }
    requireWrite(request, body.destinationName());
    body.checkLegacy();
    String id = ids.get();
    IntentionCommand command =
        new IntentionCommand.CreateLegacy(body.destinationName(), body.legacySource(id, now.get()));
    return new Answer.Guarded(
        new EntryNeeds(ServiceIntentions.KIND, body.destinationName()),
        () ->
            new Answer.Write(
                Commands.INTENTION,
                command.encode(),
                result -> IntentionAnswers.withId(id, result)));
  }

  private static Answer byId(HttpRequest request) {
    return new Answer.Read<>(
        new IntentionsQuery(IntentionsQuery.By.ID, "", id(request)),
        IntentionSights.ONE,
        IntentionAnswers.ONE);
  }

  private Answer updateById(HttpRequest request) {
    IntentionBody body = IntentionBody.parse(request.body(), CHANGE);
    String id = id(request);
    body.checkLegacy();
    IntentionCommand command =
        new IntentionCommand.UpdateLegacy(
            id, body.destinationName(), body.legacySource(id, now.get()));
    return new Answer.Guarded(
        new IntentionNeeds(id),
        () ->
            new Answer.Write(
                Commands.INTENTION,
                command.encode(),
                result -> IntentionAnswers.withId(id, result)));
  }

  private static Answer deleteById(HttpRequest request) {
    String id = id(request);
    return new Answer.Guarded(
        new IntentionNeeds(id), () -> write(new IntentionCommand.DeleteLegacy(id)));
  }

  private static void requireWrite(HttpRequest request, String destination) {
    request.caller().require(Resource.INTENTION, Access.WRITE, destination);
  }

  /** The intentions of a destination may be there under another spelling of its name. */
  private static Answer write(String destination, IntentionCommand command) {
    return new Answer.Guarded(
        new EntryNeeds(ServiceIntentions.KIND, destination), () -> write(command));
  }

  private static Answer write(IntentionCommand command) {
    return new Answer.Write(Commands.INTENTION, command.encode(), IntentionAnswers.WRITTEN);
  }

  private static String id(HttpRequest request) {
    String problem = Uuids.problem(request.remainder());
    if (!problem.isEmpty()) {
      throw new InvalidRequestException("Bad request: failed config entry lookup: " + problem);
    }
    return request.remainder().toLowerCase(Locale.ROOT);
  }

  private static String required(HttpRequest request, String parameter) {
    if (request.parameters(parameter).size() != 1) {
      throw new OperationFailedException("required query parameter '" + parameter + "' not set");
    }
    return request.parameter(parameter);
  }

  /** A name without the namespace that may stand before it: there is one only. */
  static String local(String name) {
    return name.substring(name.indexOf('/') + 1);
  }
}
