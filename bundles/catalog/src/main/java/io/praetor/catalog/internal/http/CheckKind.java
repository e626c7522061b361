package io.praetor.catalog.internal.http;

import io.praetor.catalog.internal.query.Tree;
import java.util.function.Predicate;

/** How a check is made, told from its definition where nobody says it: the first that fits. */
enum CheckKind {
  GRPC("grpc", every("GRPC")),
  HTTP("http", every("HTTP")),
  TTL("ttl", definition -> definition.number("TTL") > 0),
  TCP("tcp", every("TCP")),
  ALIAS(
      "alias",
      definition ->
          !definition.text("AliasNode").isEmpty() || !definition.text("AliasService").isEmpty()),
  DOCKER("docker", script().and(every("DockerContainerID"))),
  SCRIPT("script", script()),
  H2PING("h2ping", every("H2PING")),
  UDP("udp", every("UDP")),
  OS_SERVICE("os_service", every("OSService"));

  private final String text;
  private final Predicate<Tree> fits;

  CheckKind(String text, Predicate<Tree> fits) {
    this.text = text;
    this.fits = fits;
  }

  /** The kind that a definition says; empty when it says none. */
  static String of(String definition) {
    Tree tree = Tree.of(definition);
    for (CheckKind kind : values()) {
      if (kind.fits.test(tree)) {
        return kind.text;
      }
    }
    return "";
  }

  /** What is asked at intervals, and where. */
  private static Predicate<Tree> every(String target) {
    return definition ->
        !definition.text(target).isEmpty() && !definition.text("Interval").isEmpty();
  }

  private static Predicate<Tree> script() {
    return definition -> definition.members().containsKey("ScriptArgs");
  }
}
