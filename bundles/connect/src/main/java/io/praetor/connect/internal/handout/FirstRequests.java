package io.praetor.connect.internal.handout;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.rpc.ApiRequest;
import io.praetor.api.rpc.RpcHandler;
import io.praetor.connect.internal.http.AuthorityEndpoint;
import io.praetor.connect.internal.http.ServerAnswer;
import io.praetor.format.home.DatacenterApi;
import io.praetor.format.json.Fields;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.Refusal;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Takes the first request of an agent, which has no certificate yet, to where those with one ask.
 * The caller chooses its token and what is to be signed, and nothing else.
 */
public final class FirstRequests implements RpcHandler {

  /** Name of the protocol; see {@link RpcHandler#PROTOCOL}. */
  public static final String PROTOCOL = "agent-certificate";

  private static final long PATIENCE_SECONDS = 25;

  private static final Refusal GARBLED =
      reason -> new InvalidRequestException("Bad request: Request decode failed: " + reason);

  private final DatacenterApi api;

  /**
   * @param api of this server
   */
  public FirstRequests(DatacenterApi api) {
    this.api = api;
  }

  /** A request, as {@link #handle} takes it. */
  public static byte[] write(String token, String request) {
    return JsonText.of(Map.of("Token", token, "CSR", request)).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public CompletionStage<byte[]> handle(byte[] request) {
    return handle(null, request);
  }

  @Override
  public CompletionStage<byte[]> handle(InetSocketAddress from, byte[] request) {
    Fields fields = Fields.of("CASignRequest", request, GARBLED);
    String token = fields.text("Token");
    Map<String, List<String>> headers =
        token.isEmpty() ? Map.of() : Map.of("x-consul-token", List.of(token));
    byte[] body = JsonText.of(Map.of("CSR", fields.text("CSR"))).getBytes(StandardCharsets.UTF_8);
    DatacenterApi.Call call =
        api.ask("", new ApiRequest("PUT", AuthorityEndpoint.AGENT, headers, body, from));
    return call.answer()
        .copy()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .thenApply(answer -> ServerAnswer.good(answer).body());
  }
}
