package io.praetor.catalog.internal.graph;

import io.praetor.format.json.Tree;
import java.util.List;

/** A stage of a chain. */
public sealed interface ChainNode {

  /** What the stages before it call it. */
  String key();

  /** The stages behind it. */
  List<String> next();

  /** The first route that matches a request is its way. */
  record Router(String name, List<Route> routes) implements ChainNode {

    @Override
    public String key() {
      return "router:" + name;
    }

    @Override
    public List<String> next() {
      return routes.stream().map(Route::next).toList();
    }
  }

  /** Shares requests out. */
  record Splitter(String name, List<Split> splits, Tree loadBalancer) implements ChainNode {

    static String key(String name) {
      return "splitter:" + name;
    }

    @Override
    public String key() {
      return key(name);
    }

    @Override
    public List<String> next() {
      return splits.stream().map(Split::next).toList();
    }
  }

  /**
   * Finds instances.
   *
   * @param target id of it
   * @param isDefault whether no entry has a say in this
   * @param failover ids of the targets to try in this order when there is nobody
   * @param loadBalancer how requests are spread; null when nothing is said
   */
  record Resolver(
      String target,
      boolean isDefault,
      long connectTimeoutNanos,
      List<String> failover,
      Tree loadBalancer)
      implements ChainNode {

    static String key(String target) {
      return "resolver:" + target;
    }

    @Override
    public String key() {
      return key(target);
    }

    @Override
    public List<String> next() {
      return List.of();
    }
  }

  /**
   * A way.
   *
   * @param definition as an entry writes it
   */
  record Route(Tree definition, String next) {}

  /**
   * A share.
   *
   * @param weight percent
   */
  record Split(float weight, String next) {}
}
