package io.praetor.acl.internal.replicate;

import io.praetor.acl.internal.command.RowTree;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.home.HomeCalls;
import io.praetor.format.json.JsonTree;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Asks the primary datacenter through the API, with the replication token. */
public final class ApiPrimary implements Replication.Primary {

  /** Where servers tell what there is to copy. */
  public static final String PATH = "/v1/internal/acl/replica/";

  private static final String WAIT = "?wait=60s&index=";

  private final DatacenterApi api;
  private final String primary;
  private final Supplier<String> token;

  /**
   * The way to the primary datacenter.
   *
   * @param token the replication token as it is now
   */
  public ApiPrimary(DatacenterApi api, String primary, Supplier<String> token) {
    this.api = api;
    this.primary = primary;
    this.token = token;
  }

  @Override
  public CompletableFuture<Answer> ask(Kind kind, long newerThan) {
    String secret = token.get();
    if (secret.isEmpty()) {
      throw new OperationFailedException("there is no replication token");
    }
    String target =
        PATH + kind.text() + (newerThan == 0 ? "" : WAIT + Long.toUnsignedString(newerThan));
    ApiRequest request =
        new ApiRequest("GET", target, Map.of("x-consul-token", List.of(secret)), new byte[0], null);
    return api.ask(primary, request).answer().thenApply(ApiPrimary::read);
  }

  private static Answer read(ApiResponse response) {
    if (response.status() != 200) {
      throw HomeCalls.refused(response);
    }
    try {
      Object tree = JsonTree.parse(response.body(), OperationFailedException::new);
      return new Answer(RowTree.record(Contents.class, tree), HomeCalls.index(response));
    } catch (IllegalArgumentException e) {
      throw new OperationFailedException("the answer makes no sense: " + e.getMessage());
    }
  }
}
