package io.praetor.acl.internal.resolve;

import io.praetor.acl.internal.command.RowTree;
import io.praetor.api.acl.TokenRow;
import io.praetor.api.error.ForbiddenException;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.json.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks through the API: a server of this datacenter, or of the primary one. Thread-safe. */
public final class ServerInquiry implements Inquiry {

  private static final String TARGET = "/v1/internal/acl/entitlement?stale";

  private final DatacenterApi api;
  private final String datacenter;
  private final String target;

  private ServerInquiry(DatacenterApi api, String datacenter, String target) {
    this.api = api;
    this.datacenter = datacenter;
    this.target = target;
  }

  /** Asks this agent's own datacenter. */
  public static ServerInquiry home(DatacenterApi api) {
    return new ServerInquiry(api, "", TARGET);
  }

  /** Asks the primary datacenter, for tokens that count in others. */
  public static ServerInquiry primary(DatacenterApi api, String primary) {
    return new ServerInquiry(api, primary, TARGET + "&global");
  }

  @Override
  public CompletableFuture<Entitlement> ask(String secret) {
    String shown = secret.isEmpty() ? TokenRow.ANONYMOUS_SECRET : secret;
    ApiRequest request =
        new ApiRequest("GET", target, Map.of("x-consul-token", List.of(shown)), new byte[0], null);
    return api.ask(datacenter, request).answer().thenApply(ServerInquiry::read);
  }

  static Entitlement read(ApiResponse response) {
    if (response.status() == 403) {
      throw new ForbiddenException("ACL not found");
    }
    if (response.status() != 200) {
      throw unanswered("status " + response.status());
    }
    try {
      return RowTree.record(
          Entitlement.class, JsonTree.parse(response.body(), ServerInquiry::unanswered));
    } catch (IllegalArgumentException e) {
      throw unanswered(e.getMessage());
    }
  }

  private static UnavailableException unanswered(String reason) {
    return new UnavailableException("Nobody could tell what the token gives: " + reason);
  }
}
