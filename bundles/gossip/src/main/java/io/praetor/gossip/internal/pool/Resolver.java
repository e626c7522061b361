package io.praetor.gossip.internal.pool;

import io.praetor.gossip.internal.message.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Finds out what addresses a name has; the network may take its time, so never on the loop. */
record Resolver(Executor worker) {

  /** All addresses of a place; fails with {@link ResolveException}. */
  CompletableFuture<List<Endpoint>> resolve(PoolAddress place) {
    return CompletableFuture.supplyAsync(() -> lookUp(place), worker);
  }

  private static List<Endpoint> lookUp(PoolAddress place) {
    try {
      return Arrays.stream(InetAddress.getAllByName(place.host()))
          .map(address -> new Endpoint(address, place.port()))
          .toList();
    } catch (UnknownHostException e) {
      throw new CompletionException(
          new ResolveException("lookup " + place.host() + ": no such host"));
    }
  }

  static final class ResolveException extends Exception {

    private static final long serialVersionUID = 1L;

    private ResolveException(String message) {
      super(message, null, false, false);
    }
  }
}
