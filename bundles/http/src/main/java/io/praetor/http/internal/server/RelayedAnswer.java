package io.praetor.http.internal.server;

import io.praetor.api.error.OperationFailedException;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.http.internal.response.Format;
import io.praetor.http.internal.response.Reply;
import io.praetor.http.internal.response.StreamHead;
import io.praetor.spi.http.Content;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Passes the answer of another agent on to whoever asked. A short one is collected, so that it
 * leaves in one go like an answer of our own; a long or endless one passes through piece by piece.
 */
final class RelayedAnswer implements ApiResponse.Sink {

  /** Longer bodies are not collected. */
  static final int COLLECTED_BYTES = 256 * 1024;

  private static final CompletableFuture<Void> TAKEN = CompletableFuture.completedFuture(null);

  private final Exchange exchange;
  private final Consumer<Throwable> failed;
  private StreamHead head; // with the next one: the caller's, who calls in order
  private ByteArrayOutputStream collected;
  private Outlet outlet; // the loop's

  /**
   * @param failed is told, on the loop, why there is no answer
   */
  RelayedAnswer(Exchange exchange, Consumer<Throwable> failed) {
    this.exchange = exchange;
    this.failed = failed;
  }

  @Override
  public void head(int status, Map<String, List<String>> headers) {
    head = RelayedHeaders.head(status, headers);
    if (head.length() >= 0 && head.length() <= COLLECTED_BYTES) {
      collected = new ByteArrayOutputStream((int) head.length());
      return;
    }
    StreamHead opened = head;
    exchange.loop().later(() -> outlet = exchange.open(opened));
  }

  @Override
  public CompletableFuture<Void> body(byte[] piece) {
    if (collected == null) {
      CompletableFuture<Void> taken = new CompletableFuture<>();
      exchange.loop().later(() -> send(piece, taken));
      return taken;
    }
    if (piece.length <= head.length() - collected.size()) {
      collected.writeBytes(piece);
    } else {
      fail(new OperationFailedException("rpc error: a body is longer than its length"));
    }
    return TAKEN;
  }

  /** The future completes even when nobody waits any more: the sender is told by a cancellation. */
  private void send(byte[] piece, CompletableFuture<Void> taken) {
    if (outlet == null) {
      taken.complete(null);
    } else {
      var unused = outlet.send(piece).thenRun(() -> taken.complete(null));
    }
  }

  @Override
  public void end() {
    if (collected == null) {
      exchange.loop().later(this::endOutlet);
      return;
    }
    Content content =
        new Content(head.status(), head.headers(), new Content.Bytes(collected.toByteArray()));
    Reply reply = head.api() ? Reply.of(content, Format.COMPACT) : Reply.outside(content);
    exchange.loop().later(() -> exchange.answer(reply));
  }

  private void endOutlet() {
    if (outlet != null) {
      outlet.end();
    }
  }

  @Override
  public void fail(Throwable cause) {
    exchange.loop().later(() -> failNow(cause));
  }

  private void failNow(Throwable cause) {
    if (outlet == null) {
      failed.accept(cause);
    } else {
      outlet.abort();
    }
  }
}
