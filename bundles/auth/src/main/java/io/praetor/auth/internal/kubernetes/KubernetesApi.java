package io.praetor.auth.internal.kubernetes;

import io.praetor.api.error.OperationFailedException;
import io.praetor.auth.internal.token.CompactToken;
import io.praetor.auth.internal.web.Failure;
import io.praetor.auth.internal.web.WebClient;
import io.praetor.format.go.GoText;
import io.praetor.format.json.JsonText;
import io.praetor.format.json.JsonTree;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The two questions that are put to the API of Kubernetes. */
final class KubernetesApi {

  private static final String REVIEWS = "/apis/authentication.k8s.io/v1/tokenreviews";
  private static final int FIRST_SUCCESS = 200;
  private static final int LAST_SUCCESS = 299;

  private final WebClient web;
  private final KubernetesSettings settings;

  KubernetesApi(WebClient web, KubernetesSettings settings) {
    this.web = web;
    this.settings = settings;
  }

  /** Whose token it is, as a TokenReview says. */
  CompletableFuture<Map<?, ?>> review(String token) {
    Map<String, Object> review =
        Map.of(
            "apiVersion", "authentication.k8s.io/v1",
            "kind", "TokenReview",
            "spec", Map.of("token", token));
    URI address = URI.create(settings.base() + REVIEWS);
    byte[] body = JsonText.of(review).getBytes(StandardCharsets.UTF_8);
    return read(address, "Post", web.post(address, authorization(), body));
  }

  /** The object of a service account; both names are plain ones. */
  CompletableFuture<Map<?, ?>> serviceAccount(String namespace, String name) {
    URI address =
        URI.create(
            settings.base() + "/api/v1/namespaces/" + namespace + "/serviceaccounts/" + name);
    return read(address, "Get", web.get(address, authorization()));
  }

  private Map<String, String> authorization() {
    return Map.of("Authorization", "Bearer " + settings.token());
  }

  private static CompletableFuture<Map<?, ?>> read(
      URI address, String verb, CompletableFuture<WebClient.Answer> asked) {
    return asked.handle(
        (answer, failure) -> {
          if (failure != null) {
            String quoted = GoText.quoted(address.toString());
            throw failed(verb + " " + quoted + ": " + Failure.text(failure));
          }
          if (answer.status() < FIRST_SUCCESS || answer.status() > LAST_SUCCESS) {
            throw failed(refusal(answer));
          }
          return object(answer.body());
        });
  }

  /** The API says what it does not like in an object of its own. */
  private static String refusal(WebClient.Answer answer) {
    try {
      if (object(answer.body()).get("message") instanceof String message) {
        return message;
      }
    } catch (OperationFailedException notItsOwn) {
      return unexplained(answer);
    }
    return unexplained(answer);
  }

  private static String unexplained(WebClient.Answer answer) {
    return "the server responded with the status code "
        + answer.status()
        + " but did not return more information";
  }

  private static Map<?, ?> object(byte[] body) {
    Object tree = JsonTree.parse(body, CompactToken.because("couldn't decode the answer: "));
    if (tree instanceof Map<?, ?> members) {
      return members;
    }
    throw failed("couldn't decode the answer: it is no object");
  }

  private static OperationFailedException failed(String reason) {
    return new OperationFailedException(reason);
  }
}
