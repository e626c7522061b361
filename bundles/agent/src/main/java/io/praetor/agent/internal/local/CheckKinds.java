package io.praetor.agent.internal.local;

import io.praetor.spi.check.CheckDefinition;
import io.praetor.spi.check.CheckRunner;
import io.praetor.spi.check.InvalidCheckException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Which kind a definition asks for. Who runs checks knows best; while nobody does, Consul's kinds
 * are known by their members.
 */
final class CheckKinds {

  /** A kind that Consul has, by the member that asks for it. */
  private record Kind(String member, String type) {}

  private static final List<Kind> CONSUL =
      List.of(
          new Kind("TTL", "ttl"),
          new Kind("HTTP", "http"),
          new Kind("TCP", "tcp"),
          new Kind("UDP", "udp"),
          new Kind("GRPC", "grpc"),
          new Kind("DockerContainerID", "docker"),
          new Kind("OSService", "os_service"),
          new Kind("Args", "script"),
          new Kind("H2PING", "h2ping"),
          new Kind("AliasNode", "alias"),
          new Kind("AliasService", "alias"));

  private final Supplier<CheckRunner> runner;

  /**
   * @param runner null while nobody runs checks
   */
  CheckKinds(Supplier<CheckRunner> runner) {
    this.runner = runner;
  }

  String typeOf(CheckDefinition definition) {
    CheckRunner now = runner.get();
    return now == null ? consulType(definition) : now.typeOf(definition);
  }

  /**
   * Whether it asks for a kind that Consul does not have: one that somebody brought along, or one
   * that may come yet, for which the check waits.
   */
  boolean isForeign(CheckDefinition definition) {
    String type = typeOf(definition);
    return type.isEmpty()
        ? mayCome(definition)
        : CONSUL.stream().noneMatch(kind -> kind.type().equals(type));
  }

  /** Only of what names no kind of Consul's: a misspelt member of those is a mistake. */
  private static boolean mayCome(CheckDefinition definition) {
    return consulType(definition).isEmpty()
        && !definition.interval().isNegative()
        && !definition.interval().isZero()
        && CheckBody.asksForMore(definition);
  }

  void validate(CheckDefinition definition) throws InvalidCheckException {
    CheckRunner now = runner.get();
    if (now != null) {
      now.validate(definition);
    }
  }

  private static String consulType(CheckDefinition definition) {
    return CONSUL.stream()
        .filter(kind -> definition.members().containsKey(kind.member()))
        .map(Kind::type)
        .findFirst()
        .orElse("");
  }
}
