package io.praetor.catalog.internal.prepared;

import io.praetor.api.catalog.CatalogTables;
import io.praetor.api.catalog.NodeRow;
import io.praetor.api.catalog.PreparedQueryRow;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import io.praetor.catalog.internal.query.CatalogSelectors;
import io.praetor.catalog.internal.query.HealthQuery;
import io.praetor.catalog.internal.query.HealthQuery.Checked;
import io.praetor.catalog.internal.query.Nearness;
import io.praetor.catalog.internal.query.ServiceQuery;
import io.praetor.catalog.internal.query.ServiceQuery.By;
import io.praetor.format.filter.Filter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Carries out a query in this datacenter.
 *
 * @param name or id
 * @param source who asks, as far as that decides of the order
 * @param connect whether proxies are asked for, though the query does not
 * @param seed of the order of instances among which nothing else decides
 */
record ExecutionQuery(String name, Source source, boolean connect, long seed)
    implements StateQuery<ExecutionQuery.Found> {

  private static final Filter<ServiceQuery.Instance> ALL = Filter.of("", CatalogSelectors.INSTANCE);

  /** How far from the front the nearest instance is looked for. */
  private static final int FRONT = 10;

  private static final String THIS_AGENT = "_agent";
  private static final String THIS_ADDRESS = "_ip";

  /**
   * Who asks.
   *
   * @param agent name of the node whose agent was asked
   * @param near name of the node that instances are sorted by, {@code _agent} or {@code _ip}; empty
   *     for what the query says
   * @param address where the client is; empty when it is not known
   */
  record Source(String agent, String near, String address) {}

  /**
   * What was found.
   *
   * @param query null when there is none
   * @param by what its instances are known by
   * @param refusal why there is none, empty when it just is not there
   */
  record Found(PreparedQueryRow query, By by, String refusal, List<Checked> instances) {}

  @Override
  public Answer<Found> run(ReadTxn txn) {
    QueryNames.Found found = QueryNames.find(txn, name);
    boolean exists = found.query() != null;
    By by = connect || (exists && found.query().connect()) ? By.DESTINATION : By.NAME;
    List<Checked> instances = exists ? instances(txn, found.query(), by) : List.of();
    return new Answer<>(
        new Found(found.query(), by, found.refusal(), instances), Answer.NONE, exists);
  }

  private List<Checked> instances(ReadTxn txn, PreparedQueryRow query, By by) {
    List<Checked> wanted = new ArrayList<>();
    Selection selection = new Selection(query);
    ServiceQuery all = new ServiceQuery(by, query.service(), List.of(), ALL);
    for (ServiceQuery.Instance instance : all.run(txn).value()) {
      Checked checked = HealthQuery.checked(txn, instance);
      if (selection.wants(checked)) {
        wanted.add(checked);
      }
    }
    Collections.shuffle(wanted, new Random(seed));
    String near = near(txn, query);
    Nearness.sort(txn, near, wanted, checked -> checked.node().name());
    toFront(wanted, near);
    return wanted;
  }

  /** Name of the node that the instances are sorted by; empty for none. */
  private String near(ReadTxn txn, PreparedQueryRow query) {
    String near = source.near().isEmpty() ? query.near() : source.near();
    if (near.equals(THIS_AGENT)) {
      return source.agent();
    }
    if (!near.equals(THIS_ADDRESS)) {
      return near;
    }
    for (NodeRow node : txn.scan(CatalogTables.NODES, new byte[0])) {
      if (node.address().equals(source.address())) {
        return node.name();
      }
    }
    return "";
  }

  /** What runs on the very node comes first, though coordinates should see others nearer. */
  private static void toFront(List<Checked> instances, String node) {
    for (int i = 0; i < Math.min(FRONT, instances.size()); i++) {
      if (instances.get(i).node().name().equals(node)) {
        Collections.swap(instances, 0, i);
        return;
      }
    }
  }
}
