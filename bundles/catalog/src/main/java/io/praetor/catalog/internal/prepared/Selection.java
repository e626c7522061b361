package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.catalog.internal.discovery.Fitness;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import java.util.List;
import java.util.Map;

/** Which instances a query wants. */
final class Selection {

  private static final String NOT = "!";

  private final PreparedQueryRow query;

  Selection(PreparedQueryRow query) {
    this.query = query;
  }

  boolean wants(Checked instance) {
    List<CheckRow> checks =
        instance.checks().stream()
            .filter(check -> !query.ignoreCheckIds().contains(check.id()))
            .toList();
    return Fitness.isFit(checks, query.onlyPassing())
        && says(instance.node().meta(), query.nodeMeta())
        && says(instance.service().meta(), query.serviceMeta())
        && query.tags().stream().allMatch(tag -> agrees(instance.service().tags(), tag));
  }

  private static boolean says(Map<String, String> meta, Map<String, String> wanted) {
    return meta.entrySet().containsAll(wanted.entrySet());
  }

  /** A tag behind an exclamation mark must not be there. */
  private static boolean agrees(List<String> tags, String wanted) {
    boolean not = wanted.startsWith(NOT);
    String tag = not ? wanted.substring(NOT.length()) : wanted;
    return tags.stream().anyMatch(tag::equalsIgnoreCase) != not;
  }
}
