package io.praetor.catalog.internal.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The stages of a chain as they stand in entries, and how they are put in order. */
final class ChainGraph {

  private static final float PERCENT = 100;

  private final String service;
  private final String start;
  private final Map<String, ChainNode> nodes;
  private final Map<String, List<ChainNode.Split>> splits = new HashMap<>();
  private final Effort effort;
  private int splitCount;

  ChainGraph(String service, String start, Map<String, ChainNode> nodes, Effort effort) {
    this.effort = effort;
    this.service = service;
    this.start = start;
    this.nodes = nodes;
  }

  /**
   * The stages that are reached, none of which is a splitter behind a splitter.
   *
   * @throws ChainException when a stage leads to itself
   */
  Map<String, ChainNode> ordered() throws ChainException {
    refuseCircles(start, new LinkedHashSet<>(), new HashSet<>());
    Map<String, ChainNode> ordered = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      ChainNode node = flat(nodes.get(open.pop()));
      if (ordered.put(node.key(), node) == null) {
        open.addAll(node.next());
      }
    }
    return ordered;
  }

  /** Deepest first, the last branch before the first: the order in which Consul finds circles. */
  private void refuseCircles(String key, Set<String> path, Set<String> done) throws ChainException {
    if (!path.add(key)) {
      throw new ChainException(
          "detected circular reference: [" + String.join(" -> ", path) + " -> " + key + "]");
    }
    List<String> next = nodes.get(key).next();
    for (int i = next.size() - 1; i >= 0; i--) {
      if (!done.contains(next.get(i))) {
        refuseCircles(next.get(i), path, done);
      }
    }
    path.remove(key);
    done.add(key);
  }

  private ChainNode flat(ChainNode node) throws ChainException {
    return node instanceof ChainNode.Splitter splitter
        ? new ChainNode.Splitter(splitter.name(), splits(splitter), splitter.loadBalancer())
        : node;
  }

  /** A share of a share is a share. */
  private List<ChainNode.Split> splits(ChainNode.Splitter splitter) throws ChainException {
    List<ChainNode.Split> known = splits.get(splitter.key());
    if (known != null) {
      return known;
    }
    List<ChainNode.Split> flat = new ArrayList<>();
    for (ChainNode.Split split : splitter.splits()) {
      if (nodes.get(split.next()) instanceof ChainNode.Splitter inner) {
        for (ChainNode.Split part : splits(inner)) {
          float weight = rounded(split.weight() * part.weight() / PERCENT);
          flat.add(new ChainNode.Split(weight, part.next()));
        }
      } else {
        flat.add(split);
      }
    }
    splitCount += flat.size();
    effort.spend(service, flat.size());
    ChainLimits.check(service, splitCount, ChainLimits.SPLITS_MAX, "splits");
    splits.put(splitter.key(), flat);
    return flat;
  }

  /** To hundredths of a percent. */
  private static float rounded(float weight) {
    return Math.round((double) (weight * PERCENT)) / PERCENT;
  }
}
