package io.praetor.catalog.internal.ui;

import io.praetor.api.catalog.CheckRow;
import io.praetor.api.catalog.ServiceRow;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import io.praetor.format.json.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A service in one line: its instances, and the checks of them and of their proxies. */
final class ServiceSummary {

  private static final String EXTERNAL_SOURCE = "external-source";
  private static final String TRANSPARENT = "transparent";

  private final String name;
  private final List<String> nodes = new ArrayList<>();
  private final Set<String> tags = new TreeSet<>();
  private final Set<String> externalSources = new LinkedHashSet<>();
  private final Map<List<String>, CheckRow> checks = new HashMap<>();
  private String kind = "";
  private String datacenter = "";
  private boolean hasProxy;
  private boolean allTransparent = true;

  ServiceSummary(String name) {
    this.name = name;
  }

  /** A summary of each service that has an instance, or a proxy, among these; in order of names. */
  static Map<String, ServiceSummary> of(List<Checked> instances) {
    Map<String, ServiceSummary> summaries = new TreeMap<>();
    for (Checked instance : instances) {
      ServiceRow service = instance.service();
      summaries.computeIfAbsent(service.name(), ServiceSummary::new).add(instance);
      if (service.isProxy()) {
        summaries.computeIfAbsent(service.destination(), ServiceSummary::new).addProxy(instance);
      }
    }
    return summaries;
  }

  private void add(Checked instance) {
    ServiceRow service = instance.service();
    nodes.add(instance.node().name());
    kind = service.kind();
    datacenter = instance.node().datacenter();
    tags.addAll(service.tags());
    String source = service.meta().getOrDefault(EXTERNAL_SOURCE, "");
    if (!source.isEmpty()) {
      externalSources.add(source);
    }
    add(instance.checks());
  }

  private void addProxy(Checked proxy) {
    hasProxy = true;
    allTransparent &= isTransparent(proxy.service());
    add(proxy.checks());
  }

  /** Checks of a node are those of each of its services, and count once. */
  private void add(List<CheckRow> more) {
    more.forEach(check -> checks.put(List.of(check.node(), check.id()), check));
  }

  /** Whether a proxy takes what its service sends without being asked to. */
  static boolean isTransparent(ServiceRow proxy) {
    return Tree.of(proxy.proxy()).text("Mode").equals(TRANSPARENT);
  }

  String name() {
    return name;
  }

  String kind() {
    return kind;
  }

  String datacenter() {
    return datacenter;
  }

  /** Names of the nodes of its instances, sorted. */
  List<String> nodes() {
    Collections.sort(nodes);
    return nodes;
  }

  List<String> tags() {
    return List.copyOf(tags);
  }

  List<String> externalSources() {
    return List.copyOf(externalSources);
  }

  int instances() {
    return nodes.size();
  }

  long checks(String status) {
    return checks.values().stream().filter(check -> check.status().equals(status)).count();
  }

  boolean hasProxy() {
    return hasProxy;
  }

  /** Whether all its proxies take what it sends without being asked to. */
  boolean isTransparent() {
    return hasProxy && allTransparent;
  }
}
