package io.praetor.agent.internal.home;

import io.praetor.agent.internal.Surroundings;
import io.praetor.api.error.UnavailableException;
import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.api.rpc.ApiServer;
import java.util.concurrent.CompletableFuture;

/**
 * The HTTP API as this agent uses it itself: without a socket, and by the same ways as its clients'
 * requests, to its own part of the servers or to another server. Thread-safe; nothing blocks.
 */
public final class DatacenterApi {

  private final String own;
  private final Surroundings surroundings;

  /**
   * @param own this agent's datacenter
   */
  public DatacenterApi(String own, Surroundings surroundings) {
    this.own = own;
    this.surroundings = surroundings;
  }

  /**
   * A request that is under way.
   *
   * @param answer fails with an {@link io.praetor.api.error.PlatformException}
   * @param cancel to be run when nobody waits any more
   */
  public record Call(CompletableFuture<ApiResponse> answer, Runnable cancel) {}

  /**
   * Sends a request.
   *
   * @param datacenter empty for this agent's own
   */
  public Call ask(String datacenter, ApiRequest request) {
    String destination = datacenter.isEmpty() ? own : datacenter;
    WholeAnswer answer = new WholeAnswer();
    ApiRelay relay = surroundings.relay();
    ApiServer api = surroundings.api();
    if (relay != null && (relay.relaysHome() || !destination.equals(own))) {
      return new Call(answer.whole(), relay.send(destination, request, answer));
    } else if (api != null) {
      return new Call(answer.whole(), api.serve(request, answer));
    }
    answer.fail(new UnavailableException("Not available just now: the way to servers."));
    return new Call(answer.whole(), () -> {});
  }
}
