package io.praetor.api.catalog;

import io.praetor.api.state.Row;
import java.util.List;
import java.util.Map;

/**
 * A question for instances of a service that is asked by name.
 *
 * @param id UUID in lower case
 * @param name what it is asked by, beside its id; may be empty
 * @param session whose end is its end; empty for none
 * @param token secret that it is carried out with; empty for that of whoever asks
 * @param templateType how names are matched by a template; empty for a query that is none
 * @param templateRegexp what parts of a matched name are taken out with; may be empty
 * @param removeEmptyTags whether a template drops tags that come out empty
 * @param service name of the service
 * @param nearestN how many of the nearest datacenters are tried next
 * @param datacenters which ones are tried after that, in order
 * @param onlyPassing whether instances with warnings are left out
 * @param ignoreCheckIds checks that do not count
 * @param near name of the node that instances are sorted by; may be empty
 * @param tags what an instance must have; what it must not have behind an exclamation mark
 * @param nodeMeta what its node must say of itself
 * @param serviceMeta what it must say of itself
 * @param connect whether proxies are asked for
 * @param ttl how long an answer by DNS may be kept, as it was given
 * @param createIndex state index of the command that made it
 * @param modifyIndex state index of the command that last changed it
 */
public record PreparedQueryRow(
    String id,
    String name,
    String session,
    String token,
    String templateType,
    String templateRegexp,
    boolean removeEmptyTags,
    String service,
    int nearestN,
    List<String> datacenters,
    boolean onlyPassing,
    List<String> ignoreCheckIds,
    String near,
    List<String> tags,
    Map<String, String> nodeMeta,
    Map<String, String> serviceMeta,
    boolean connect,
    String ttl,
    long createIndex,
    long modifyIndex)
    implements Row {

  public PreparedQueryRow {
    datacenters = List.copyOf(datacenters);
    ignoreCheckIds = List.copyOf(ignoreCheckIds);
    tags = List.copyOf(tags);
    nodeMeta = Map.copyOf(nodeMeta);
    serviceMeta = Map.copyOf(serviceMeta);
  }

  /** Whether it stands for many names. */
  public boolean isTemplate() {
    return !templateType.isEmpty();
  }
}
