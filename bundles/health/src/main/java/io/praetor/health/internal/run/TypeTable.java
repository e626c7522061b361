package io.praetor.health.internal.run;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of checks that are there, and which of them a definition belongs to. When it asks for
 * several, a kind that Consul does not know goes first, by the order of keys, since nobody writes
 * such a member without meaning it; then those that Consul knows, in Consul's order. Not
 * thread-safe.
 */
final class TypeTable {

  /** Keys in the order in which Consul looks at them. */
  private static final List<String> ORDER =
      Stream.of(
              "TTL",
              "HTTP",
              "TCP",
              "UDP",
              "GRPC",
              "DockerContainerID",
              "OSService",
              "Args",
              "H2PING",
              "AliasNode",
              "AliasService")
          .map(Members::canonical)
          .toList();

  /** Members that say something of a check but ask for no kind. */
  private static final List<String> ATTRIBUTES =
      Stream.of(
              "ID",
              "CheckID",
              "Name",
              "Notes",
              "Status",
              "Token",
              "ServiceID",
              "Namespace",
              "Partition",
              "Interval",
              "Timeout",
              "Method",
              "Header",
              "Body",
              "DisableRedirects",
              "TLSServerName",
              "TLSSkipVerify",
              "TCPUseTLS",
              "GRPCUseTLS",
              "H2PINGUseTLS",
              "Shell",
              "SuccessBeforePassing",
              "FailuresBeforeWarning",
              "FailuresBeforeCritical",
              "DeregisterCriticalServiceAfter",
              CheckDefinition.OUTPUT_MAX_SIZE,
              FlapDamping.THRESHOLD,
              FlapDamping.HALF_LIFE)
          .map(Members::canonical)
          .toList();

  private static final Comparator<String> PRECEDENCE =
      Comparator.<String>comparingInt(ORDER::indexOf).thenComparing(Comparator.naturalOrder());

  private static final Comparator<Kind> BEST_FIRST =
      Comparator.<Kind>comparingInt(kind -> -kind.ranking()).thenComparingLong(Kind::serviceId);

  private final Map<String, List<Kind>> kinds = new TreeMap<>();

  void add(Kind kind) {
    List<Kind> same =
        kinds.computeIfAbsent(Members.canonical(kind.type().key()), key -> new ArrayList<>());
    same.add(kind);
    same.sort(BEST_FIRST);
  }

  /** Removes the kind of a service; null when it is unknown. */
  Kind remove(CheckType type) {
    for (List<Kind> same : kinds.values()) {
      for (Kind kind : same) {
        if (kind.type() == type) {
          same.remove(kind);
          return kind;
        }
      }
    }
    return null;
  }

  /** Which kind a definition belongs to; null when none of those that it asks for is there. */
  Kind choose(CheckDefinition definition) {
    return asked(definition)
        .map(name -> kinds.getOrDefault(Members.canonical(name), List.of()))
        .flatMap(Collection::stream)
        .findFirst()
        .orElse(null);
  }

  /** What to tell people about a definition that none of the kinds here claims. */
  static String nobodyFor(CheckDefinition definition) {
    String names =
        asked(definition).map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    return names.isEmpty()
        ? "Check type is not valid"
        : "No check type for " + names + " on this agent; the check starts by itself when there is";
  }

  private static Stream<String> asked(CheckDefinition definition) {
    return definition.members().keySet().stream()
        .filter(name -> !ATTRIBUTES.contains(Members.canonical(name)))
        .sorted(Comparator.comparing(Members::canonical, PRECEDENCE));
  }
}
