package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.format.go.GoDuration;
import io.praetor.format.json.Fields;
import io.praetor.format.json.Refusal;
import java.util.Locale;

/** What {@code /v1/query} takes. Refusals have Consul's words, and its order. */
final class QueryBody {

  private static final String INVALID = "Invalid prepared query: ";

  private QueryBody() {}

  /** The query that a request carries; its id as it came. */
  static PreparedQueryRow parse(byte[] body) {
    Fields query = Fields.of("PreparedQuery", body, Refusal.REQUEST);
    query.only(
        "ID",
        "Name",
        "Session",
        "Token",
        "Template",
        "Service",
        "DNS",
        "CreateIndex",
        "ModifyIndex");
    Fields template = query.object("Template", "QueryTemplateOptions");
    template.only("Type", "Regexp", "RemoveEmptyTags");
    Fields service = query.object("Service", "ServiceQuery");
    service.only(
        "Service",
        "Failover",
        "OnlyPassing",
        "IgnoreCheckIDs",
        "Near",
        "Tags",
        "NodeMeta",
        "ServiceMeta",
        "Connect");
    Fields failover = service.object("Failover", "QueryDatacenterOptions");
    failover.only("NearestN", "Datacenters");
    Fields dns = query.object("DNS", "QueryDNSOptions");
    return new PreparedQueryRow(
        query.text("ID").toLowerCase(Locale.ROOT),
        query.text("Name"),
        query.text("Session"),
        query.text("Token"),
        template.text("Type"),
        template.text("Regexp"),
        template.flag("RemoveEmptyTags"),
        service.text("Service"),
        failover.integer("NearestN", 0),
        failover.texts("Datacenters"),
        service.flag("OnlyPassing"),
        service.texts("IgnoreCheckIDs"),
        service.text("Near"),
        service.texts("Tags"),
        service.pairs("NodeMeta"),
        service.pairs("ServiceMeta"),
        service.flag("Connect"),
        dns.only("TTL").text("TTL"),
        0,
        0);
  }

  /** Why there can be no such query, or an empty string. */
  static String problem(PreparedQueryRow query) {
    String problem = reason(query);
    return problem.isEmpty() ? "" : INVALID + problem;
  }

  private static String reason(PreparedQueryRow query) {
    if (query.name().isEmpty() && !query.isTemplate() && query.session().isEmpty()) {
      return "Must be bound to a session";
    }
    if (query.service().isEmpty()) {
      return "Must provide a Service name to query";
    }
    if (query.nearestN() < 0) {
      return "Bad NearestN '" + query.nearestN() + "', must be >= 0";
    }
    return ofTtl(query.ttl());
  }

  private static String ofTtl(String ttl) {
    if (ttl.isEmpty()) {
      return "";
    }
    try {
      long nanos = GoDuration.parse(ttl);
      return nanos < 0 ? "DNS TTL '" + nanos + "', must be >=0" : "";
    } catch (IllegalArgumentException e) {
      return "Bad DNS TTL '" + ttl + "': " + e.getMessage();
    }
  }
}
