package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.spi.http.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prepared queries as JSON: the names and the order are those of Consul 1.10. */
final class QueryJson {

  private QueryJson() {}

  static void query(JsonWriter out, PreparedQueryRow query) {
    out.beginObject();
    out.name("ID").value(query.id());
    out.name("Name").value(query.name());
    out.name("Session").value(query.session());
    out.name("Token").value(query.token());
    out.name("Template").beginObject();
    out.name("Type").value(query.templateType());
    out.name("Regexp").value(query.templateRegexp());
    out.name("RemoveEmptyTags").value(query.removeEmptyTags());
    out.endObject();
    service(out.name("Service"), query);
    dns(out.name("DNS"), query);
    out.name("CreateIndex").value(query.createIndex());
    out.name("ModifyIndex").value(query.modifyIndex());
    out.endObject();
  }

  static void dns(JsonWriter out, PreparedQueryRow query) {
    out.beginObject().name("TTL").value(query.ttl()).endObject();
  }

  private static void service(JsonWriter out, PreparedQueryRow query) {
    out.beginObject();
    out.name("Service").value(query.service());
    out.name("Failover").beginObject();
    out.name("NearestN").value(query.nearestN());
    texts(out.name("Datacenters"), query.datacenters());
    out.endObject();
    out.name("OnlyPassing").value(query.onlyPassing());
    texts(out.name("IgnoreCheckIDs"), query.ignoreCheckIds());
    out.name("Near").value(query.near());
    texts(out.name("Tags"), query.tags());
    pairs(out.name("NodeMeta"), query.nodeMeta());
    pairs(out.name("ServiceMeta"), query.serviceMeta());
    out.name("Connect").value(query.connect());
    out.endObject();
  }

  private static void texts(JsonWriter out, List<String> texts) {
    if (texts.isEmpty()) {
      out.nullValue();
      return;
    }
    out.beginArray();
    texts.forEach(out::value);
    out.endArray();
  }

  private static void pairs(JsonWriter out, Map<String, String> pairs) {
    if (pairs.isEmpty()) {
      out.nullValue();
      return;
    }
    out.beginObject();
    new TreeMap<>(pairs).forEach((name, value) -> out.name(name).value(value));
    out.endObject();
  }
}
