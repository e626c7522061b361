package io.praetor.auth.internal.kubernetes;

import io.praetor.api.error.OperationFailedException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The service account that a reviewed token belongs to. */
record ServiceAccount(String namespace, String name, String uid) {

  private static final List<String> PREFIX = List.of("system", "serviceaccount");
  private static final int PARTS = 4;
  private static final int NAMESPACE = 2;
  private static final int NAME = 3;

  /** Names of Kubernetes (RFC 1123); they become part of a path. */
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

  /** Reads the answer to a review, or refuses in Consul's words. */
  static ServiceAccount reviewed(Map<?, ?> review) {
    Map<?, ?> status = review.get("status") instanceof Map<?, ?> members ? members : Map.of();
    if (status.get("error") instanceof String error && !error.isEmpty()) {
      throw failed(error);
    }
    if (!Boolean.TRUE.equals(status.get("authenticated"))) {
      throw failed("service account jwt not valid");
    }
    Map<?, ?> user = status.get("user") instanceof Map<?, ?> members ? members : Map.of();
    String username = user.get("username") instanceof String text ? text : "";
    List<String> parts = List.of(username.split(":", -1));
    if (parts.size() != PARTS) {
      throw failed("unexpected username format");
    }
    if (!parts.subList(0, PREFIX.size()).equals(PREFIX)) {
      throw failed("username returned is not a service account");
    }
    String namespace = parts.get(NAMESPACE);
    String name = parts.get(NAME);
    if (!PLAIN.matcher(namespace).matches() || !PLAIN.matcher(name).matches()) {
      throw failed("unexpected username format");
    }
    return new ServiceAccount(namespace, name, user.get("uid") instanceof String uid ? uid : "");
  }

  private static OperationFailedException failed(String reason) {
    return new OperationFailedException("lookup failed: " + reason);
  }
}
