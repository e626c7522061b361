package io.praetor.agent.internal.local;

import io.praetor.api.error.InvalidRequestException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ports for sidecars that name none.
 *
 * @param min the first one; 0 or less when there are none
 * @param max the last one
 */
public record SidecarPorts(int min, int max) {

  private static final String REFUSAL =
      "Invalid SidecarService: no port provided for sidecar_service and ";

  /** The port that a sidecar has already, or the lowest that nobody has. */
  int of(String sidecarId, Registry registry) {
    if (min <= 0 || max <= 0) {
      throw new InvalidRequestException(REFUSAL + "auto-assignment disabled in config");
    }
    Optional<Integer> before = registry.service(sidecarId).map(known -> known.service().port());
    if (before.isPresent() && before.get() >= min && before.get() <= max) {
      return before.get();
    }
    Set<Integer> used =
        registry.services().stream()
            .map(known -> known.service().port())
            .collect(Collectors.toSet());
    return IntStream.rangeClosed(min, max)
        .filter(port -> !used.contains(port))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    REFUSAL + "none left in the configured range [" + min + ", " + max + "]"));
  }
}
