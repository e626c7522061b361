package io.praetor.catalog.internal.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.format.json.Tree;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever entries say, a chain hangs together or there is none. */
class ChainPropertyTest {

  private static final List<String> NAMES = List.of("a", "b", "c", "d", "");
  private static final float WEIGHT_TOLERANCE = 2;

  /** Entries by kind and name. */
  private record Entries(Map<String, Tree> trees) implements ChainEntries {

    @Override
    public Tree router(String service) {
      return trees.get("router/" + service);
    }

    @Override
    public Tree splitter(String service) {
      return trees.get("splitter/" + service);
    }

    @Override
    public Tree resolver(String service) {
      return trees.get("resolver/" + service);
    }

    @Override
    public Tree defaults(String service) {
      return trees.get("defaults/" + service);
    }

    @Override
    public Tree proxies() {
      return Tree.of("{\"Config\":{\"protocol\":\"http\"}}");
    }
  }

  @Property(tries = 500)
  void shouldHangTogether(@ForAll("graphs") Map<String, Tree> trees) {
    Chain chain;
    try {
      chain = compile("a", new Entries(trees));
    } catch (ChainException e) {
      assertFalse(e.getMessage().isEmpty());
      return;
    }
    assertTrue(chain.nodes().containsKey(chain.start()));
    for (ChainNode node : chain.nodes().values()) {
      assertTrue(chain.nodes().keySet().containsAll(node.next()), node.key());
      if (node instanceof ChainNode.Splitter splitter) {
        check(splitter, chain);
      }
      if (node instanceof ChainNode.Resolver resolver) {
        assertTrue(chain.targets().containsKey(resolver.target()));
        assertTrue(chain.targets().keySet().containsAll(resolver.failover()));
      }
    }
  }

  private static void check(ChainNode.Splitter splitter, Chain chain) {
    float sum = 0;
    for (ChainNode.Split split : splitter.splits()) {
      assertFalse(chain.nodes().get(split.next()) instanceof ChainNode.Splitter);
      sum += split.weight();
    }
    assertEquals(100, sum, WEIGHT_TOLERANCE);
  }

  @Provide
  Arbitrary<Map<String, Tree>> graphs() {
    Arbitrary<String> names = Arbitraries.of(NAMES);
    Arbitrary<String> router =
        names.list().ofMaxSize(4).map(list -> each(list, "Routes", "{\"Destination\":{%s}}"));
    Arbitrary<String> splitter =
        names
            .list()
            .ofSize(2)
            .uniqueElements()
            .map(list -> each(list, "Splits", "{\"Weight\":50,%s}"));
    Arbitrary<String> redirect = names.map(name -> "{\"Redirect\":{" + service(name) + "}}");
    Arbitrary<String> failover =
        names.map(
            name ->
                "{\"DefaultSubset\":\"v\",\"Subsets\":{\"v\":{}},\"Failover\":{\"*\":{"
                    + service(name)
                    + ",\"Datacenters\":[\"dc1\",\"dc2\"]}}}");
    return Combinators.combine(
            entries("router", router),
            entries("splitter", splitter),
            entries("resolver", Arbitraries.oneOf(redirect, failover)))
        .as(
            (routers, splitters, resolvers) -> {
              Map<String, Tree> all = new HashMap<>(routers);
              all.putAll(splitters);
              all.putAll(resolvers);
              return all;
            });
  }

  private static Arbitrary<Map<String, Tree>> entries(String kind, Arbitrary<String> contents) {
    Arbitrary<String> keys = Arbitraries.of("a", "b", "c", "d").map(name -> kind + "/" + name);
    return Arbitraries.maps(keys, contents.map(Tree::of)).ofMaxSize(3);
  }

  private static String each(List<String> names, String member, String form) {
    List<String> elements = names.stream().map(name -> form.formatted(service(name))).toList();
    return "{\"" + member + "\":[" + String.join(",", elements) + "]}";
  }

  private static String service(String name) {
    return "\"Service\":\"" + name + "\"";
  }

  @Example
  void shouldNotWriteOutSharesWithoutEnd() {
    Map<String, Tree> trees = new HashMap<>();
    for (int level = 0; level < 30; level++) {
      String next = "{\"Weight\":50,\"Service\":\"%s" + (level + 1) + "\"}";
      for (String side : List.of("l", "r")) {
        Tree splits =
            Tree.of("{\"Splits\":[" + next.formatted("l") + "," + next.formatted("r") + "]}");
        trees.put("splitter/" + side + level, splits);
      }
    }
    refused("discovery chain \"l0\" has more than 10000 splits", "l0", trees);
  }

  @Example
  void shouldNotFollowSharesWithoutEnd() {
    Map<String, Tree> trees = new HashMap<>();
    for (int level = 0; level < 2_000; level++) {
      String next = "{\"Weight\":100,\"Service\":\"s" + (level + 1) + "\"}";
      trees.put("splitter/s" + level, Tree.of("{\"Splits\":[" + next + "]}"));
    }
    refused("discovery chain \"s0\" has more than 1000 nodes", "s0", trees);
  }

  /** Targets are one and stages few: it is the way there that has no end. */
  @Example
  void shouldNotFollowRedirectsAgainAndAgain() {
    Map<String, Tree> trees = new HashMap<>();
    for (int step = 0; step < 1_000; step++) {
      String next = "{\"Service\":\"s" + (step + 1) + "\",\"Datacenter\":\"dc1\"}";
      trees.put("resolver/s" + step, Tree.of("{\"Redirect\":" + next + "}"));
    }
    String often = String.join(",", Collections.nCopies(1_000, "\"a\""));
    trees.put(
        "resolver/r",
        Tree.of("{\"Failover\":{\"*\":{\"Service\":\"s0\",\"Datacenters\":[" + often + "]}}}"));
    refused("discovery chain \"r\" has more than 500000 steps", "r", trees);
  }

  @Example
  void shouldCountTheStepsOfAllChainsTogether() {
    Effort effort = new Effort();
    Entries entries = new Entries(Map.of());
    ChainRequest request =
        new ChainRequest("a", "dc1", "dc1", "x.consul", ChainRequest.Overrides.NONE);
    assertThrows(
        ChainException.class,
        () -> {
          for (int chain = 0; chain <= Effort.STEPS_MAX; chain++) {
            assertFalse(Chain.compile(request, entries, effort).nodes().isEmpty());
          }
        });
  }

  private static void refused(String text, String service, Map<String, Tree> trees) {
    assertEquals(
        text,
        assertThrows(ChainException.class, () -> compile(service, new Entries(trees)))
            .getMessage());
  }

  private static Chain compile(String service, ChainEntries entries) throws ChainException {
    return Chain.compile(
        new ChainRequest(service, "dc1", "dc1", "x.consul", ChainRequest.Overrides.NONE),
        entries,
        new Effort());
  }
}
