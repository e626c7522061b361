package io.praetor.catalog.internal.chain;

import io.praetor.api.acl.Access;
import io.praetor.api.acl.Resource;
import io.praetor.api.error.InvalidRequestException;
import io.praetor.catalog.internal.graph.ChainRequest;
import io.praetor.catalog.internal.http.Replies;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Reading;
import io.praetor.format.json.Refusal;
import io.praetor.format.json.Shape;
import io.praetor.format.json.Tree;
import io.praetor.format.service.ServiceShapes;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /v1/discovery-chain/}. Says what is to be read; needs no state itself. */
public final class DiscoveryChainEndpoint implements HttpEndpoint {

  /** There are three things to override. */
  private static final Route.BodyLimit BODY = new Route.BodyLimit(64 * 1024, "");

  private static final Need NAMED =
      Need.of(Resource.SERVICE, Access.READ, DiscoveryChainEndpoint::named);

  private static final int BAD_REQUEST = 400;

  private static final Set<String> GATEWAY_MODES = Set.of("", "none", "local", "remote");

  private static final Refusal REFUSAL =
      reason -> new InvalidRequestException("Bad request: Request decoding failed: " + reason);

  private static final String TIMEOUT = "OverrideConnectTimeout";

  private static final ObjectShape OVERRIDES =
      ObjectShape.empty()
          .with("OverrideMeshGateway", ServiceShapes.MESH_GATEWAY)
          .with("OverrideProtocol", Shape.TEXT)
          .with(TIMEOUT, Shape.NANOS);

  private final String datacenter;

  /**
   * Makes the endpoint.
   *
   * @param datacenter this agent's
   */
  public DiscoveryChainEndpoint(String datacenter) {
    this.datacenter = datacenter;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(
            "/v1/discovery-chain/",
            Map.of("GET", NAMED.then(this::read), "POST", NAMED.then(this::readOtherwise)),
            BODY,
            Route.Scope.DATACENTER,
            Route.ReadHeaders.CONSISTENCY));
  }

  private Answer read(HttpRequest request) {
    return read(request, ChainRequest.Overrides.NONE);
  }

  private Answer readOtherwise(HttpRequest request) {
    ChainRequest.Overrides overrides = overrides(request.body());
    return GATEWAY_MODES.contains(overrides.gatewayMode())
        ? read(request, overrides)
        : new Answer.Now(Replies.text(BAD_REQUEST, "Invalid OverrideMeshGateway.Mode parameter"));
  }

  private Answer read(HttpRequest request, ChainRequest.Overrides overrides) {
    String wanted = request.parameter("compile-dc");
    return new Answer.Read<>(
        new DiscoveryChainQuery(
            named(request), wanted.isEmpty() ? datacenter : wanted, datacenter, overrides),
        ChainAnswers.CHAIN);
  }

  private static ChainRequest.Overrides overrides(byte[] body) {
    Object given = JsonTree.parse(body, REFUSAL);
    if (given == null) {
      return ChainRequest.Overrides.NONE;
    }
    if (!(given instanceof Map<?, ?>)) {
      throw REFUSAL.because(
          "json: cannot unmarshal "
              + Reading.kindOf(given)
              + " into Go value of type map[string]interface {}");
    }
    Tree members = new Tree(OVERRIDES.fields(given, "", new Reading(REFUSAL)));
    return new ChainRequest.Overrides(
        members.object("OverrideMeshGateway").text("Mode"),
        members.text("OverrideProtocol"),
        members.number(TIMEOUT));
  }

  private static String named(HttpRequest request) {
    if (request.remainder().isEmpty()) {
      throw new InvalidRequestException("Bad request: Missing chain name");
    }
    return request.remainder();
  }
}
