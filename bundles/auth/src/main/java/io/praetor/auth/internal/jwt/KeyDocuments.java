package io.praetor.auth.internal.jwt;

import io.praetor.api.error.OperationFailedException;
import io.praetor.auth.internal.token.KeySet;
import io.praetor.auth.internal.token.VerificationKey;
import io.praetor.auth.internal.web.Failure;
import io.praetor.auth.internal.web.WebClient;
import io.praetor.format.go.GoText;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Fetches key sets, and what issuers tell of themselves. What a server answers is not repeated in
 * failures: whoever logs in is not to read other servers through this one.
 */
final class KeyDocuments {

  private static final int OK = 200;

  private final WebClient web;

  KeyDocuments(WebClient web) {
    this.web = web;
  }

  /** The keys at an address. */
  CompletableFuture<List<VerificationKey>> at(URI address) {
    return get(address, "oidc: get keys failed Get ", "oidc: get keys failed: ")
        .thenApply(body -> KeySet.parse(body, failing("oidc: failed to decode keys: ")));
  }

  /** The keys of an issuer (OpenID Connect Discovery 1.0). */
  CompletableFuture<List<VerificationKey>> of(String issuer) {
    return get(JwtSettings.document(issuer), "Get ", "")
        .thenCompose(body -> at(address(issuer, body)));
  }

  private CompletableFuture<byte[]> get(URI address, String unanswered, String refused) {
    return web.get(address, Map.of())
        .handle(
            (answer, failure) -> {
              if (failure != null) {
                String quoted = GoText.quoted(address.toString());
                throw failed(unanswered + quoted + ": " + Failure.text(failure));
              }
              if (answer.status() != OK) {
                throw failed(refused + answer.status());
              }
              return answer.body();
            });
  }

  private static URI address(String issuer, byte[] body) {
    Refusal refusal = failing("oidc: failed to decode provider discovery object: ");
    if (!(JsonTree.parse(body, refusal) instanceof Map<?, ?> provider)) {
      throw refusal.because("json: cannot unmarshal into Go value of type oidc.providerJSON");
    }
    String told = provider.get("issuer") instanceof String text ? text : "";
    if (!issuer.equals(told)) {
      throw failed(
          "oidc: issuer did not match the issuer returned by provider, expected "
              + GoText.quoted(issuer)
              + " got "
              + GoText.quoted(told));
    }
    return keyAddress(issuer, provider.get("jwks_uri") instanceof String text ? text : "");
  }

  /** An issuer that is reached by TLS does not get to name a place that is reached without. */
  private static URI keyAddress(String issuer, String text) {
    try {
      URI address = URI.create(text);
      boolean secure = "https".equalsIgnoreCase(address.getScheme());
      boolean issuerIsSecure = "https".equalsIgnoreCase(URI.create(issuer).getScheme());
      if (WebClient.isWebAddress(address) && (secure || !issuerIsSecure)) {
        return address;
      }
    } catch (IllegalArgumentException noAddress) {
      throw failed("oidc: get keys failed Get " + GoText.quoted(text) + ": invalid URL");
    }
    throw failed("oidc: get keys failed Get " + GoText.quoted(text) + ": unsupported protocol");
  }

  private static Refusal failing(String words) {
    return reason -> failed(words + reason);
  }

  private static OperationFailedException failed(String reason) {
    return new OperationFailedException(reason);
  }
}
