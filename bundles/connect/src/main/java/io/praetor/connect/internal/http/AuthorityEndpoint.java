package io.praetor.connect.internal.http;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.connect.internal.ca.Ceremony;
import io.praetor.connect.internal.ca.Issuance;
import io.praetor.connect.internal.ca.SigningRequest;
import io.praetor.connect.internal.ca.SpiffeId;
import io.praetor.connect.internal.command.RootsQuery;
import io.praetor.format.go.GoText;
import io.praetor.format.json.Fields;
import io.praetor.format.json.Refusal;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** {@code /v1/connect/ca} on servers, and what agents ask them to sign. */
public final class AuthorityEndpoint implements HttpEndpoint {

  /** Where agents have certificates signed. */
  public static final String SIGN = "/v1/internal/connect/sign";

  /** Where agents get certificates of their own. */
  public static final String AGENT = "/v1/internal/connect/agent";

  /** A key, a root and their settings fit; so does any request for a certificate. */
  private static final Route.BodyLimit BODY = new Route.BodyLimit(128 * 1024, "");

  private static final Need TRUSTED = Need.nothing("roots are for everybody");

  private static final Need SEEN = Need.of(Resource.OPERATOR, Access.READ);

  private static final Need CHANGED = Need.of(Resource.OPERATOR, Access.WRITE);

  private static final Need SIGNED =
      Need.decided("service:write of the service, or node:write of the node");

  private static final Need HANDED = Need.decided("node:write of the node");

  private static final Refusal GARBLED =
      reason -> new InvalidRequestException("Bad request: Request decode failed: " + reason);

  private final Ceremony ceremony;
  private final Issuance issuance;
  private final Handout handout;
  private final List<Route> routes;

  /**
   * @param handout what agents are given beside a certificate
   */
  public AuthorityEndpoint(Ceremony ceremony, Issuance issuance, Handout handout) {
    this.ceremony = ceremony;
    this.issuance = issuance;
    this.handout = handout;
    this.routes = made();
  }

  @Override
  public List<Route> routes() {
    return routes;
  }

  private List<Route> made() {
    return List.of(
        new Route(
            "/v1/connect/ca/roots",
            Map.of("GET", TRUSTED.then(AuthorityEndpoint::roots)),
            Route.ReadHeaders.ALWAYS),
        new Route(
            "/v1/connect/ca/configuration",
            Map.of(
                "GET", SEEN.then(AuthorityEndpoint::configuration),
                "PUT", CHANGED.then(this::reconfigure)),
            BODY),
        new Route(SIGN, Map.of("PUT", SIGNED.then(this::sign)), BODY),
        new Route(AGENT, Map.of("PUT", HANDED.then(this::handOut)), BODY));
  }

  private static Answer roots(HttpRequest request) {
    return new Answer.Read<>(
        new RootsQuery(), asPem(request) ? AuthorityAnswers.PEM : AuthorityAnswers.ROOTS);
  }

  private static boolean asPem(HttpRequest request) {
    return switch (request.parameter("pem")) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "", "0", "f", "F", "false", "FALSE", "False" -> false;
      default ->
          throw new InvalidRequestException(
              "Bad request: The 'pem' query parameter must be a boolean value");
    };
  }

  private static Answer configuration(HttpRequest request) {
    return new Answer.ReadOnce<>(
        new RootsQuery(), read -> AuthorityAnswers.CONFIGURATION.apply(read.value()));
  }

  private Answer reconfigure(HttpRequest request) {
    Fields body = Fields.of("CAConfiguration", request.body(), GARBLED);
    Map<String, Object> config = new LinkedHashMap<>();
    if (body.any("Config") instanceof Map<?, ?> members) {
      members.forEach((name, value) -> config.put((String) name, value));
    }
    Ceremony.Wanted wanted =
        new Ceremony.Wanted(
            body.text("Provider"),
            config,
            body.any("State") instanceof Map<?, ?> state && !state.isEmpty(),
            body.flag("ForceWithoutCrossSigning") || body.flag("force_without_cross_signing"));
    return new Answer.Later(ceremony.reconfigure(wanted).thenApply(done -> Content.empty(200)));
  }

  private Answer sign(HttpRequest request) {
    SigningRequest.Unproven wanted = wanted(request);
    SpiffeId id = wanted.id();
    if (id instanceof SpiffeId.Service service) {
      request.caller().require(Resource.SERVICE, Access.WRITE, service.service());
    } else if (id instanceof SpiffeId.Agent agent) {
      require(request, agent);
    } else {
      throw new OperationFailedException("SPIFFE ID in CSR must be a service or agent ID");
    }
    CompletableFuture<Content> signed = issuance.sign(wanted).thenApply(AuthorityAnswers::issued);
    return new Answer.Later(signed);
  }

  /** An agent that may speak for one node only gets nobody else's certificate. */
  private static void require(HttpRequest request, SpiffeId.Agent agent) {
    request.caller().require(Resource.NODE, Access.WRITE, agent.node());
    String own = request.boundTo();
    if (own != null && !own.equalsIgnoreCase(agent.node())) {
      throw new ForbiddenException(
          "Permission denied: the agent of node "
              + GoText.quoted(own)
              + " gets no certificate for node "
              + GoText.quoted(agent.node()));
    }
  }

  private static SigningRequest.Unproven wanted(HttpRequest request) {
    return SigningRequest.read(Fields.of("CASignRequest", request.body(), GARBLED).text("CSR"));
  }

  private Answer handOut(HttpRequest request) {
    SigningRequest.Unproven wanted = wanted(request);
    if (!(wanted.id() instanceof SpiffeId.Agent agent)) {
      throw new OperationFailedException("SPIFFE ID is not an Agent ID");
    }
    require(request, agent);
    handout.require();
    return new Answer.Later(issuance.sign(wanted).thenCompose(handout::complete));
  }
}
