package io.praetor.connect.internal.agent;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.config.ConnectSettings;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.format.go.GoDuration;
import io.praetor.format.home.DatacenterApi;
import io.praetor.spi.http.Action;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** {@code /v1/agent/connect}: what agents do for the proxies of their own services. */
public final class AgentEndpoint implements HttpEndpoint {

  private static final Duration USUAL_WAIT = Duration.ofMinutes(5);
  private static final Duration MAX_WAIT = Duration.ofMinutes(10);

  private static final Need TRUSTED = Need.nothing("roots are for everybody");

  private static final Need OWNED = Need.of(Resource.SERVICE, Access.WRITE, AgentEndpoint::service);

  private static final Need ASKED = Need.decided("service:write of the target");

  private static final Authorization UNCONTROLLED =
      new Authorization(true, "ACLs disabled, access is allowed by default");

  private final DatacenterApi api;
  private final Leaves leaves;
  private final Authorization otherwise;
  private final List<Route> routes;

  /**
   * @param api the way to servers
   */
  AgentEndpoint(DatacenterApi api, Leaves leaves, ConnectSettings settings) {
    this.api = api;
    this.leaves = leaves;
    this.otherwise = otherwise(settings);
    this.routes =
        List.of(
            route("/v1/agent/connect/ca/roots", Map.of("GET", TRUSTED.then(this::roots))),
            route("/v1/agent/connect/ca/leaf/", Map.of("GET", OWNED.then(this::leaf))),
            route("/v1/agent/connect/authorize", Map.of("POST", ASKED.then(this::authorize))));
  }

  /** Where no intention says anything. */
  private static Authorization otherwise(ConnectSettings settings) {
    boolean allowed = settings.connectsByDefault();
    if (!settings.defaultIntentionPolicy().isEmpty()) {
      return new Authorization(allowed, "Default behavior configured by default_intention_policy");
    }
    return settings.accessControl()
        ? new Authorization(allowed, "Default behavior configured by ACLs")
        : UNCONTROLLED;
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  private static Route route(String path, Map<String, Action> handlers) {
    return new Route(path, handlers, Route.BodyLimit.NONE, Route.Scope.AGENT);
  }

  private Answer roots(HttpRequest request) {
    String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
    ApiRequest there =
        new ApiRequest("GET", "/v1/connect/ca/roots" + query, token(request), new byte[0], null);
    DatacenterApi.Call call = api.ask(request.parameter("dc"), there);
    return new Answer.Later(call.answer().thenApply(AgentAnswers::passed), call.cancel());
  }

  private Answer leaf(HttpRequest request) {
    long index = index(request.parameter("index"));
    Duration wait = wait(request.parameter("wait"));
    CompletableFuture<Leaf> leaf = leaves.get(service(request), request.token(), index, wait);
    return new Answer.Later(leaf.thenApply(AgentAnswers::leaf), () -> leaf.cancel(false));
  }

  private static String service(HttpRequest request) {
    if (request.remainder().isEmpty()) {
      throw new OperationFailedException("URI must be either service or agent");
    }
    return request.remainder();
  }

  private Answer authorize(HttpRequest request) {
    Authorization.Question question = Authorization.Question.parse(request.body());
    request.caller().require(Resource.SERVICE, Access.WRITE, question.target());
    String target =
        "/v1/connect/intentions/match?by=destination&name="
            + URLEncoder.encode(question.target(), StandardCharsets.UTF_8);
    ApiRequest there = new ApiRequest("GET", target, token(request), new byte[0], null);
    return new Answer.Later(
        api.ask("", there)
            .answer()
            .thenApply(
                answer ->
                    answer.status() == 200
                        ? AgentAnswers.authorization(
                            Authorization.of(question, answer.body(), otherwise))
                        : AgentAnswers.passed(answer)));
  }

  private static Map<String, List<String>> token(HttpRequest request) {
    return request.token().isEmpty()
        ? Map.of()
        : Map.of("x-consul-token", List.of(request.token()));
  }

  private static long index(String text) {
    try {
      return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw new InvalidRequestException("Invalid index");
    }
  }

  private static Duration wait(String text) {
    try {
      Duration wait = text.isEmpty() ? USUAL_WAIT : Duration.ofNanos(GoDuration.parse(text));
      return wait.isZero() || wait.isNegative()
          ? USUAL_WAIT
          : wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait;
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("Invalid wait time");
    }
  }
}
