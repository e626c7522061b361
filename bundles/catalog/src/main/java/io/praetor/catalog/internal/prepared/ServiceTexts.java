package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.PreparedQueryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Goes through the texts of what a query looks for, in Consul's order, and changes them. */
final class ServiceTexts {

  private ServiceTexts() {}

  /** Makes another text of one. */
  @FunctionalInterface
  interface Change {
    /**
     * @param path where the text is, such as {@code .Tags[0]}
     */
    String of(String path, String text) throws TemplateException;
  }

  /** The same query with other texts. */
  static PreparedQueryRow changed(PreparedQueryRow row, Change change) throws TemplateException {
    String service = change.of(".Service", row.service());
    List<String> datacenters = list(".Failover.Datacenters", row.datacenters(), change);
    List<String> ignored = list(".IgnoreCheckIDs", row.ignoreCheckIds(), change);
    String near = change.of(".Near", row.near());
    List<String> tags = list(".Tags", row.tags(), change);
    Map<String, String> nodeMeta = pairs(".NodeMeta", row.nodeMeta(), change);
    Map<String, String> serviceMeta = pairs(".ServiceMeta", row.serviceMeta(), change);
    return new PreparedQueryRow(
        row.id(),
        row.name(),
        row.session(),
        row.token(),
        row.templateType(),
        row.templateRegexp(),
        row.removeEmptyTags(),
        service,
        row.nearestN(),
        datacenters,
        row.onlyPassing(),
        ignored,
        near,
        row.removeEmptyTags() ? tags.stream().filter(tag -> !tag.isEmpty()).toList() : tags,
        nodeMeta,
        serviceMeta,
        row.connect(),
        row.ttl(),
        row.createIndex(),
        row.modifyIndex());
  }

  private static List<String> list(String path, List<String> texts, Change change)
      throws TemplateException {
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      changed.add(change.of(path + "[" + i + "]", texts.get(i)));
    }
    return changed;
  }

  private static Map<String, String> pairs(String path, Map<String, String> pairs, Change change)
      throws TemplateException {
    Map<String, String> changed = new TreeMap<>();
    for (Map.Entry<String, String> pair : new TreeMap<>(pairs).entrySet()) {
      changed.put(pair.getKey(), change.of(path + "[" + pair.getKey() + "]", pair.getValue()));
    }
    return changed;
  }
}
