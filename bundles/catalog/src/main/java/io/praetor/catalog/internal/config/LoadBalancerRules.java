package io.praetor.catalog.internal.config;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.GoText;
import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a resolver wants requests spread over the instances. */
final class LoadBalancerRules {

  private static final String RING_HASH = "ring_hash";
  private static final String MAGLEV = "maglev";
  private static final String LEAST_REQUEST = "least_request";
  private static final String COOKIE = "cookie";

  private static final Set<String> POLICIES =
      Set.of("", "random", "round_robin", LEAST_REQUEST, RING_HASH, MAGLEV);

  private static final Set<String> FIELDS = Set.of("", "header", COOKIE, "query_parameter");

  static final ObjectShape SHAPE =
      ObjectShape.empty()
          .with("Policy", Shape.TEXT)
          .with(
              "RingHashConfig",
              ObjectShape.empty()
                  .with("MinimumRingSize", Shape.NUMBER)
                  .with("MaximumRingSize", Shape.NUMBER)
                  .kept())
          .with("LeastRequestConfig", ObjectShape.empty().with("ChoiceCount", Shape.NUMBER).kept())
          .with("HashPolicies", Shape.list(hashPolicy()));

  private LoadBalancerRules() {}

  private static ObjectShape hashPolicy() {
    return ObjectShape.empty()
        .with("Field", Shape.TEXT)
        .with("FieldValue", Shape.TEXT)
        .with(
            "CookieConfig",
            ObjectShape.empty()
                .with("Session", Shape.FLAG)
                .with("TTL", Shape.NANOS)
                .with("Path", Shape.TEXT)
                .kept())
        .with("SourceIP", Shape.FLAG)
        .with("Terminal", Shape.FLAG);
  }

  static void check(Map<?, ?> balancer) {
    String policy = text(balancer, "Policy");
    if (!POLICIES.contains(policy)) {
      throw refused("policy: " + GoText.quoted(policy) + " is not supported");
    }
    checkConfig(balancer, "RingHashConfig", policy, RING_HASH);
    checkConfig(balancer, "LeastRequestConfig", policy, LEAST_REQUEST);
    if (balancer.get("HashPolicies") instanceof List<?> hashes) {
      if (!policy.equals(MAGLEV) && !policy.equals(RING_HASH)) {
        throw refused(
            "configuration: HashPolicies specified for non-hash-based Policy: "
                + GoText.quoted(policy));
      }
      for (int i = 0; i < hashes.size(); i++) {
        checkHash("HashPolicy[" + i + "]: ", (Map<?, ?>) hashes.get(i));
      }
    }
  }

  private static void checkConfig(Map<?, ?> balancer, String config, String policy, String wanted) {
    if (balancer.containsKey(config) && !policy.equals(wanted)) {
      throw refused(
          "configuration. "
              + config
              + " specified for incompatible load balancing policy "
              + GoText.quoted(policy));
    }
  }

  private static void checkHash(String at, Map<?, ?> hash) {
    String field = text(hash, "Field");
    String quoted = GoText.quoted(field);
    boolean valued = hash.containsKey("FieldValue");
    if (!FIELDS.contains(field)) {
      throw refused(at + quoted + " is not a supported field");
    }
    if (hash.containsKey("SourceIP") && !field.isEmpty()) {
      throw refused(at + "A single hash policy cannot hash both a source address and a " + quoted);
    }
    if (hash.containsKey("SourceIP") && valued) {
      throw refused(at + "A FieldValue cannot be specified when hashing SourceIP");
    }
    if (!field.isEmpty() && !valued) {
      throw refused(at + "Field " + quoted + " was specified without a FieldValue");
    }
    if (valued && field.isEmpty()) {
      throw refused(at + "FieldValue requires a Field to apply to");
    }
    if (hash.get("CookieConfig") instanceof Map<?, ?> cookie) {
      if (!field.equals(COOKIE)) {
        throw refused(at + "cookie_config provided for " + quoted);
      }
      if (cookie.containsKey("Session") && cookie.containsKey("TTL")) {
        throw refused(at + "a session cookie cannot have an associated TTL");
      }
    }
  }

  private static String text(Map<?, ?> members, String name) {
    return members.get(name) instanceof String text ? text : "";
  }

  private static OperationFailedException refused(String reason) {
    return new OperationFailedException("Bad LoadBalancer " + reason);
  }
}
