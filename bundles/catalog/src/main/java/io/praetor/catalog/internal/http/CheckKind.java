package io.praetor.catalog.internal.http;

import io.praetor.format.json.Tree;

/** How a check is made, told from its definition where nobody says it. */
final class CheckKind {

  private CheckKind() {}

  /** The kind that a definition says, the first that fits; empty when it says none. */
  static String of(String definition) {
    Tree tree = Tree.of(definition);
    if (isAsked(tree, "GRPC")) {
      return "grpc";
    }
    if (isAsked(tree, "HTTP")) {
      return "http";
    }
    if (tree.number("TTL") > 0) {
      return "ttl";
    }
    if (isAsked(tree, "TCP")) {
      return "tcp";
    }
    if (has(tree, "AliasNode") || has(tree, "AliasService")) {
      return "alias";
    }
    if (tree.members().containsKey("ScriptArgs")) {
      return isAsked(tree, "DockerContainerID") ? "docker" : "script";
    }
    if (isAsked(tree, "H2PING")) {
      return "h2ping";
    }
    if (isAsked(tree, "UDP")) {
      return "udp";
    }
    return isAsked(tree, "OSService") ? "os_service" : "";
  }

  /** Whether something is asked at intervals. */
  private static boolean isAsked(Tree definition, String target) {
    return has(definition, target) && has(definition, "Interval");
  }

  private static boolean has(Tree definition, String member) {
    return !definition.text(member).isEmpty();
  }
}
