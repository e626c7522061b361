package io.praetor.catalog.internal.discovery;

import io.praetor.api.acl.Resource;
import io.praetor.api.discovery.AddressOwner;
import io.praetor.spi.http.Answer;
import io.praetor.spi.http.Content;
import io.praetor.spi.http.HttpEndpoint;
import io.praetor.spi.http.HttpRequest;
import io.praetor.spi.http.Need;
import io.praetor.spi.http.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Whose an address is, for agents that are asked by DNS and keep no state: nobody else has a use
 * for it, and nothing else tells it without telling all nodes and services.
 */
public final class OwnerEndpoint implements HttpEndpoint {

  static final String PATH = "/v1/internal/address/";

  private static final Need SEEN = Need.filtered(Resource.NODE, Resource.SERVICE);

  private static final Function<AddressOwner, Content> OWNER = OwnerEndpoint::told;

  @Override
  public List<Route> routes() {
    return List.of(new Route(PATH, Map.of("GET", SEEN.then(OwnerEndpoint::owner))));
  }

  private static Answer owner(HttpRequest request) {
    return new Answer.Read<>(new OwnerQuery(request.remainder(), request.caller()), OWNER);
  }

  private static Content told(AddressOwner owner) {
    return Content.json(
        out -> {
          if (owner == null) {
            out.nullValue();
          } else {
            out.beginObject();
            out.name("Node").value(owner.node());
            out.name("Name").value(owner.name());
            out.endObject();
          }
        });
  }
}
