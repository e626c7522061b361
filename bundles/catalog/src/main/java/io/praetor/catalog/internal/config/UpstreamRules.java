package io.praetor.catalog.internal.config;

import io.praetor.format.go.ErrorList;
import io.praetor.format.json.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a service may say of those that it connects to. All problems are told at once. */
final class UpstreamRules {

  private static final List<String> LIMITS =
      List.of("MaxConnections", "MaxPendingRequests", "MaxConcurrentRequests");

  private UpstreamRules() {}

  static void check(ConfigEntry entry) {
    List<String> problems = new ArrayList<>(MetaRules.problems(entry.pairs("Meta")));
    Tree upstreams = new Tree(entry.object("UpstreamConfig"));
    for (Tree override : upstreams.list("Overrides")) {
      String name = override.text("Name");
      ofOne(override, nameProblem(name))
          .forEach(
              problem -> problems.add("error in upstream override for " + name + ": " + problem));
    }
    Tree defaults = upstreams.object("Defaults");
    ofOne(defaults, defaults.text("Name").isEmpty() ? "" : "Name must be empty")
        .forEach(problem -> problems.add("error in upstream defaults: " + problem));
    MetaRules.refuse(problems);
  }

  private static String nameProblem(String name) {
    if (name.isEmpty()) {
      return "Name is required";
    }
    return name.equals(ServiceIntentions.WILDCARD) ? "Wildcard name is not supported" : "";
  }

  /** At most one text: several problems are a list in it. */
  private static Stream<String> ofOne(Tree upstream, String nameProblem) {
    if (!nameProblem.isEmpty()) {
      return Stream.of(nameProblem);
    }
    List<String> problems = new ArrayList<>();
    if (upstream.object("PassiveHealthCheck").number("Interval") < 0) {
      problems.add("passive health check interval cannot be negative");
    }
    Tree limits = upstream.object("Limits");
    LIMITS.stream()
        .filter(limit -> limits.number(limit) < 0)
        .findFirst()
        .ifPresent(limit -> problems.add(inWords(limit) + " cannot be negative"));
    return problems.isEmpty() ? Stream.empty() : Stream.of(ErrorList.text(problems));
  }

  private static String inWords(String member) {
    return member.replaceAll("(?<=.)(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
