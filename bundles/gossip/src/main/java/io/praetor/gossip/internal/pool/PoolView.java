package io.praetor.gossip.internal.pool;

import io.praetor.api.gossip.Coordinate;
import io.praetor.api.gossip.Member;
import io.praetor.gossip.internal.serf.Serf;
import io.praetor.gossip.internal.serf.SerfNumbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the loop lets other threads see: never half of a change of one member. */
final class PoolView {

  private final Map<String, Member> members = new ConcurrentHashMap<>();
  private volatile Member self;
  private volatile Numbers numbers;

  /** On the loop. */
  void changed(Member member, boolean own) {
    members.put(member.name(), member);
    if (own) {
      self = member;
    }
  }

  /** On the loop. */
  void forgotten(String name) {
    members.remove(name);
  }

  /** On the loop. */
  void settled(Core core) {
    numbers =
        new Numbers(
            core.serf().numbers(),
            core.swim().healthScore(),
            core.serf().coordinate(),
            core.serf().otherCoordinates(),
            core.swim().waiting(Serf.INTENT_LANE),
            core.swim().waiting(Serf.QUERY_LANE),
            core.swim().waiting(Serf.EVENT_LANE));
  }

  Member self() {
    return self;
  }

  List<Member> members() {
    return List.copyOf(members.values());
  }

  /** The member; null when it is not known. */
  Member member(String name) {
    return members.get(name);
  }

  Coordinate coordinate() {
    return numbers.coordinate;
  }

  Map<String, Coordinate> coordinates() {
    Numbers now = numbers;
    Map<String, Coordinate> all = new HashMap<>(now.others);
    all.put(self.name(), now.coordinate);
    return all;
  }

  long eventTime() {
    return numbers.serf.clocks().event();
  }

  /** In serf's names. */
  Map<String, String> stats(boolean encrypted) {
    Numbers now = numbers;
    Map<String, String> stats = new TreeMap<>();
    stats.put("members", String.valueOf(now.serf.members()));
    stats.put("failed", String.valueOf(now.serf.failed()));
    stats.put("left", String.valueOf(now.serf.left()));
    stats.put("health_score", String.valueOf(now.healthScore));
    stats.put("member_time", String.valueOf(now.serf.clocks().member()));
    stats.put("event_time", String.valueOf(now.serf.clocks().event()));
    stats.put("query_time", String.valueOf(now.serf.clocks().query()));
    stats.put("intent_queue", String.valueOf(now.intents));
    stats.put("query_queue", String.valueOf(now.queries));
    stats.put("event_queue", String.valueOf(now.events));
    stats.put("coordinate_resets", String.valueOf(now.serf.coordinateResets()));
    stats.put("encrypted", String.valueOf(encrypted));
    return stats;
  }

  private record Numbers(
      SerfNumbers serf,
      int healthScore,
      Coordinate coordinate,
      Map<String, Coordinate> others,
      int intents,
      int queries,
      int events) {}
}
