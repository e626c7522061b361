package io.praetor.catalog.internal.http;

import io.praetor.format.json.Fields;
import java.util.Set;

/** What registrations and transactions want of services alike. */
public final class ServiceParts {

  private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");
  private static final int WEIGHT_MAX = 65_535;

  private ServiceParts() {}

  /** Shares of traffic. */
  public record Weights(int passing, int warning) {}

  /** Why there can be no such service, or an empty string. */
  public static String problem(String id, String name, String address) {
    if (name.isEmpty() && !id.isEmpty()) {
      return "Must provide service name with ID";
    }
    return ANY_ADDRESS.contains(address) ? "Invalid service address" : "";
  }

  /** Weights that cannot be are taken for none, as in Consul. */
  public static Weights weights(Fields service) {
    Fields weights = service.object("Weights", "Weights");
    int passing = weights.integer("Passing", 0);
    int warning = weights.integer("Warning", 0);
    boolean valid = passing >= 1 && passing <= WEIGHT_MAX && warning >= 0 && warning <= WEIGHT_MAX;
    return valid ? new Weights(passing, warning) : new Weights(1, 1);
  }
}
