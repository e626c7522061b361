package io.praetor.state.internal.life;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.rpc.RpcHandler;
import io.praetor.state.internal.wire.MalformedDataException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers servers that want lives prolonged, which only the leader can. */
public final class RenewalHandler implements RpcHandler {

  /** The name under which it is called. */
  public static final String PROTOCOL = "lives";

  private final LifeWatch watch;

  public RenewalHandler(LifeWatch watch) {
    this.watch = watch;
  }

  @Override
  public CompletionStage<byte[]> handle(byte[] request) {
    RowPlace place;
    try {
      place = RenewalCodec.question(request);
    } catch (MalformedDataException e) {
      return refused(e.getMessage());
    }
    return watch.mayPerish(place.table())
        ? watch.renew(place).thenApply(RenewalCodec::answer)
        : refused("no rows of table " + place.table() + " perish");
  }

  private static CompletionStage<byte[]> refused(String why) {
    return CompletableFuture.failedFuture(new InvalidRequestException(why));
  }
}
