package io.praetor.health.internal.alias;

import io.praetor.api.rpc.ApiRelay;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.ApiResponse;
import io.praetor.api.rpc.ApiServer;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The catalog of this agent's datacenter, read as clients read it: from this agent where it is a
 * server, through the relay where it is not.
 */
public final class DatacenterCatalog implements Catalog {

  private final String datacenter;
  private final Supplier<ApiRelay> relay;
  private final Supplier<ApiServer> server;
  private final Supplier<String> substitute;

  /**
   * The catalog.
   *
   * @param relay as it is now; null while it is away
   * @param server as it is now; null while it is away
   * @param substitute secret of the token for checks that have none, as it is now; empty for none
   */
  public DatacenterCatalog(
      String datacenter,
      Supplier<ApiRelay> relay,
      Supplier<ApiServer> server,
      Supplier<String> substitute) {
    this.datacenter = datacenter;
    this.relay = relay;
    this.server = server;
    this.substitute = substitute;
  }

  @Override
  public Runnable read(String target, String token, Answer answer) {
    String secret = token.isEmpty() ? substitute.get() : token;
    Map<String, List<String>> headers =
        secret.isEmpty() ? Map.of() : Map.of("x-consul-token", List.of(secret));
    ApiRequest request = new ApiRequest("GET", target, headers, new byte[0], null);
    WholeAnswer whole = new WholeAnswer(answer);
    ApiRelay way = relay.get();
    if (way != null && way.relaysHome()) {
      return way.send(datacenter, request, whole);
    }
    ApiServer here = server.get();
    if (here != null) {
      return here.serve(request, whole);
    }
    answer.failed("No known Consul servers");
    return () -> {};
  }

  /** Collects an answer; pieces come one after the other. */
  private static final class WholeAnswer implements ApiResponse.Sink {

    /** More than the checks of any node take. */
    private static final int BODY_BYTES_MAX = 16 * 1024 * 1024;

    private static final CompletableFuture<Void> TAKEN = CompletableFuture.completedFuture(null);

    private final Answer answer;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;
    private Map<String, List<String>> headers = Map.of();
    private boolean done;

    WholeAnswer(Answer answer) {
      this.answer = answer;
    }

    @Override
    public synchronized void head(int newStatus, Map<String, List<String>> newHeaders) {
      status = newStatus;
      headers = newHeaders;
    }

    @Override
    public CompletableFuture<Void> body(byte[] piece) {
      boolean tooLarge;
      synchronized (this) {
        tooLarge = piece.length > BODY_BYTES_MAX - body.size();
        if (!tooLarge && !done) {
          body.writeBytes(piece);
        }
      }
      if (tooLarge) {
        fail(new IllegalStateException("the answer is larger than " + BODY_BYTES_MAX + " bytes"));
      }
      return TAKEN;
    }

    @Override
    public void end() {
      if (first()) {
        answer.answered(new ApiResponse(status, headers, body.toByteArray()));
      }
    }

    @Override
    public void fail(Throwable cause) {
      if (first()) {
        answer.failed(cause.getMessage());
      }
    }

    private synchronized boolean first() {
      boolean first = !done;
      done = true;
      return first;
    }
  }
}
