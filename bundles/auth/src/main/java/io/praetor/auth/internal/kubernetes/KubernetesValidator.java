package io.praetor.auth.internal.kubernetes;

import io.praetor.api.error.OperationFailedException;
import io.praetor.auth.internal.token.CompactToken;
import io.praetor.auth.internal.web.Failure;
import io.praetor.spi.auth.Identity;
import io.praetor.spi.auth.Validator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Has tokens of one auth method reviewed by the API, and asks it for the name of the service. */
final class KubernetesValidator implements Validator {

  /** The name that a service account goes by, where it is not its own. */
  private static final String SERVICE_NAME = "consul.hashicorp.com/service-name";

  private final KubernetesApi api;
  private final Executor pool;
  private final Runnable end;

  KubernetesValidator(KubernetesApi api, Executor pool, Runnable end) {
    this.api = api;
    this.pool = pool;
    this.end = end;
  }

  @Override
  public CompletableFuture<Identity> verify(String bearerToken) {
    try {
      return Failure.told(
          CompletableFuture.supplyAsync(() -> checked(bearerToken), pool)
              .thenCompose(api::review)
              .thenApplyAsync(ServiceAccount::reviewed, pool)
              .thenCompose(this::named));
    } catch (RejectedExecutionException full) {
      return Failure.told(CompletableFuture.failedFuture(full));
    }
  }

  private static String checked(String bearerToken) {
    CompactToken.parse(bearerToken, CompactToken.because("failed to parse and validate JWT: "));
    return bearerToken;
  }

  private CompletableFuture<Identity> named(ServiceAccount account) {
    return api.serviceAccount(account.namespace(), account.name())
        .handle(
            (object, failure) -> {
              if (failure != null) {
                throw new OperationFailedException(
                    "annotation lookup failed: " + Failure.text(failure));
              }
              return identity(account, serviceName(object, account.name()));
            });
  }

  private static String serviceName(Map<?, ?> object, String otherwise) {
    if (object.get("metadata") instanceof Map<?, ?> metadata
        && metadata.get("annotations") instanceof Map<?, ?> annotations
        && annotations.get(SERVICE_NAME) instanceof String name) {
      return name;
    }
    return otherwise;
  }

  private static Identity identity(ServiceAccount account, String name) {
    return new Identity(
        Map.of(
            "serviceaccount",
            Map.of("namespace", account.namespace(), "name", name, "uid", account.uid())),
        Map.of(
            "serviceaccount.namespace", account.namespace(),
            "serviceaccount.name", name,
            "serviceaccount.uid", account.uid()));
  }

  @Override
  public Identity example() {
    return identity(new ServiceAccount("", "", ""), "");
  }

  @Override
  public void close() {
    end.run();
  }
}
