package io.praetor.raft.internal;

import io.praetor.raft.internal.control.ControlReply.Founder;
import io.praetor.raft.internal.control.ControlReply.Standing;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Decides when servers that wait for one another ({@code bootstrap_expect}) begin a cluster. Each
 * decides for itself; they come to the same members and the same cluster id, because that is made
 * of the members' ids.
 *
 * <p>Beginning with an empty log is safe as long as nobody of this cluster can have counted on this
 * server: no founder has seen an election. A server that lost its log later finds others that have,
 * and waits to be added.
 */
final class Formation {

  private Formation() {}

  /**
   * Whom to begin with.
   *
   * @param self own node id
   * @param seen the living servers that wait for as many, this one included
   * @param answers what the others say of themselves, by node id
   * @return empty when it is not time, or not for this server to begin
   */
  static Optional<List<Founder>> decide(
      String self, int expect, List<Founder> seen, Map<String, Standing> answers) {
    boolean complete =
        seen.size() >= expect
            && seen.stream().anyMatch(one -> one.node().equals(self))
            && seen.stream()
                .allMatch(one -> one.node().equals(self) || answers.containsKey(one.node()));
    if (!complete) {
      return Optional.empty();
    }
    boolean nobodyBegan = answers.values().stream().allMatch(answer -> answer.group() == null);
    if (nobodyBegan) {
      return Optional.of(seen.stream().sorted(Comparator.comparing(Founder::node)).toList());
    }
    return answers.values().stream()
        .filter(answer -> answer.founders().stream().anyMatch(one -> one.node().equals(self)))
        .min(Comparator.comparing(Standing::group))
        .filter(first -> unborn(self, first, answers))
        .map(Standing::founders);
  }

  private static boolean unborn(String self, Standing first, Map<String, Standing> answers) {
    for (Founder founder : first.founders()) {
      Standing answer = answers.get(founder.node());
      boolean waits =
          founder.node().equals(self)
              || (answer != null
                  && (answer.group() == null
                      || (answer.group().equals(first.group()) && !answer.founders().isEmpty())));
      if (!waits) {
        return false;
      }
    }
    return true;
  }

  /** The id of the cluster that these begin. */
  static UUID group(String datacenter, List<Founder> founders) {
    String names = founders.stream().map(Founder::node).sorted().collect(Collectors.joining(" "));
    return UUID.nameUUIDFromBytes((datacenter + " " + names).getBytes(StandardCharsets.UTF_8));
  }
}
