package io.praetor.gossip.internal.serf;

import io.praetor.gossip.internal.serf.SerfMessage.Filter;
import java.util.List;

/** Whether a question is meant for a member. */
final class FilterMatch {

  private FilterMatch() {}

  static boolean meant(List<Filter> filters, MemberEntry member) {
    return filters.stream().allMatch(filter -> passes(filter, member));
  }

  private static boolean passes(Filter filter, MemberEntry member) {
    if (filter instanceof Filter.Nodes nodes) {
      return nodes.names().contains(member.name());
    }
    return filter instanceof Filter.Tag tag
        && BoundedText.contains(member.tags().getOrDefault(tag.tag(), ""), tag.expression());
  }
}
