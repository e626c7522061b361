package io.praetor.rpc.internal.relay;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.UncertifiedRelay;
import io.praetor.rpc.internal.client.Channels;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks as one whom no server knows. */
final class Stranger implements UncertifiedRelay {

  private final Datacenters datacenters;
  private final Channels channels;

  Stranger(Datacenters datacenters, Channels channels) {
    this.datacenters = datacenters;
    this.channels = channels;
  }

  @Override
  public CompletableFuture<byte[]> askUncertified(
      String protocol, byte[] request, Duration timeout) {
    Optional<ServerRing> ring = datacenters.ring(datacenters.own());
    Optional<Server> server = ring.flatMap(ServerRing::first);
    if (server.isEmpty()) {
      return CompletableFuture.failedFuture(
          new OperationFailedException("No known Consul servers"));
    }
    return channels
        .callUncertified(server.get().address(), protocol, request, timeout)
        .whenComplete(
            (answer, failure) -> {
              if (failure != null) {
                ring.get().failed(server.get());
              }
            });
  }
}
