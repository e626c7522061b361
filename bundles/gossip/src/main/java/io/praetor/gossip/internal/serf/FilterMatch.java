package io.praetor.gossip.internal.serf;

import io.praetor.gossip.internal.serf.SerfMessage.Filter;
import java.util.List;

/** Whether a question is meant for a member. */
final class FilterMatch {

  /** Each may cost time; a question that serf lets through has 1,024 bytes in all. */
  static final int FILTERS_MAX = 8;

  private FilterMatch() {}

  static boolean meant(List<Filter> filters, MemberEntry member) {
    return filters.size() <= FILTERS_MAX
        && filters.stream().allMatch(filter -> passes(filter, member));
  }

  private static boolean passes(Filter filter, MemberEntry member) {
    if (filter instanceof Filter.Nodes nodes) {
      return nodes.names().contains(member.name());
    }
    return filter instanceof Filter.Tag tag
        && TagExpression.isFoundIn(member.tags().getOrDefault(tag.tag(), ""), tag.expression());
  }
}
