package io.praetor.api.gossip;

import java.util.Map;

/**
 * How joining went.
 *
 * @param contacted how many members answered
 * @param errors what went wrong, by address as it was given
 */
public record JoinResult(int contacted, Map<String, String> errors) {

  public JoinResult {
    errors = Map.copyOf(errors);
  }
}
