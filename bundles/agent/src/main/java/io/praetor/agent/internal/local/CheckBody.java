package io.praetor.agent.internal.local;

import io.praetor.format.go.GoDuration;
import io.praetor.format.json.Fields;
import io.praetor.format.json.Refusal;
import io.praetor.spi.check.CheckDefinition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A check as a registration describes it, alone or as part of a service. Immutable.
 *
 * @param definition as it is run; its id is empty when none was given
 */
record CheckBody(
    String name, String notes, String status, String token, CheckDefinition definition) {

  private static final List<String> TEXTS =
      List.of(
          "HTTP",
          "H2PING",
          "Method",
          "Body",
          "TCP",
          "UDP",
          "GRPC",
          "DockerContainerID",
          "Shell",
          "TLSServerName",
          "AliasNode",
          "AliasService",
          "OSService",
          "ProxyHTTP",
          "ProxyGRPC",
          "FlapHalfLife");
  private static final List<String> FLAGS =
      List.of("DisableRedirects", "TCPUseTLS", "GRPCUseTLS", "H2PINGUseTLS", "TLSSkipVerify");
  private static final List<String> NUMBERS =
      List.of(
          "SuccessBeforePassing",
          "FailuresBeforeWarning",
          "FailuresBeforeCritical",
          "FlapThreshold",
          CheckDefinition.OUTPUT_MAX_SIZE);
  private static final List<String> DURATIONS = List.of("TTL", "DeregisterCriticalServiceAfter");
  private static final List<String> OTHERS =
      List.of("Name", "Notes", "Status", "Interval", "Timeout", "Args", "ScriptArgs", "Header");
  private static final List<String> ALONE =
      List.of("ID", "ServiceID", "Token", "Namespace", "Partition");
  private static final List<String> INSIDE = List.of("CheckID", "ServiceID");

  /** What Consul had once and refuses since; nobody else's kind is called so. */
  private static final List<String> GONE = List.of("Script");

  /** Kinds that are asked again and again. */
  private static final List<String> ASKED =
      List.of("Args", "HTTP", "TCP", "UDP", "GRPC", "H2PING", "OSService");

  /** Reads a check that is registered by itself. */
  static CheckBody alone(Map<String, Object> body, CheckKinds kinds, Refusal refusal) {
    return read(body, "ID", ALONE, kinds, refusal);
  }

  /** Reads a check that is part of a service. */
  static CheckBody inside(Map<String, Object> body, CheckKinds kinds, Refusal refusal) {
    return read(body, "CheckID", INSIDE, kinds, refusal);
  }

  private static CheckBody read(
      Map<String, Object> body, String id, List<String> own, CheckKinds kinds, Refusal refusal) {
    List<String> names =
        Stream.of(TEXTS, FLAGS, NUMBERS, DURATIONS, OTHERS, own).flatMap(List::stream).toList();
    // Consul has it in CamelCase only, unlike all others.
    Map<String, Object> plain =
        Spelling.plain(body, name -> !name.equals("checkid") && Spelling.isOneOf(names, name));
    Fields check = Fields.of("", plain, refusal);
    Map<String, Object> members = members(check, refusal);
    Predicate<String> known = name -> Spelling.isOneOf(names, name);
    plain.forEach(
        (name, value) -> {
          if (!known.test(name) && value != null) {
            members.put(name, value);
          }
        });
    CheckDefinition definition =
        new CheckDefinition(
            check.text(id),
            own == ALONE ? check.text("ServiceID") : "",
            isFollower(members)
                ? Duration.ZERO
                : Duration.ofNanos(nanos(check, "Interval", refusal)),
            Duration.ofNanos(nanos(check, "Timeout", refusal)),
            members);
    if (!kinds.isForeign(definition)) {
      check.only(names.toArray(String[]::new));
    }
    return new CheckBody(
        check.text("Name"),
        check.text("Notes"),
        check.text("Status"),
        own == ALONE ? check.text("Token") : "",
        definition);
  }

  /** Whether it says what other checks say, which it hears of: there is nothing to be asked for. */
  private static boolean isFollower(Map<String, Object> members) {
    boolean alias = members.containsKey("AliasNode") || members.containsKey("AliasService");
    return alias && ASKED.stream().noneMatch(members::containsKey);
  }

  /** Members of a definition by Consul's names; what is as good as nothing is left out. */
  private static Map<String, Object> members(Fields check, Refusal refusal) {
    Map<String, Object> members = new LinkedHashMap<>();
    TEXTS.forEach(name -> put(members, name, check.text(name), ""));
    for (String name : FLAGS) {
      if (check.has(name)) {
        members.put(name, check.flag(name));
      }
    }
    NUMBERS.forEach(name -> put(members, name, (long) check.integer(name, 0), 0L));
    DURATIONS.forEach(name -> put(members, name, nanos(check, name, refusal), 0L));
    List<String> args = check.texts("Args");
    put(members, "Args", args.isEmpty() ? check.texts("ScriptArgs") : args, List.of());
    put(members, "Header", headers(check, refusal), Map.of());
    return members;
  }

  private static void put(Map<String, Object> members, String name, Object value, Object nothing) {
    if (!value.equals(nothing)) {
      members.put(name, value);
    }
  }

  private static Map<String, Object> headers(Fields check, Refusal refusal) {
    Map<String, Object> headers = new LinkedHashMap<>();
    Object header = check.any("Header");
    Object only = header instanceof List<?> list && list.size() == 1 ? list.get(0) : header;
    if (only instanceof Map<?, ?> given) {
      Map<String, Object> values = new LinkedHashMap<>();
      given.forEach((name, value) -> values.put((String) name, value));
      Fields fields = Fields.of(".Header", values, refusal);
      values.keySet().forEach(name -> headers.put(name, fields.texts(name)));
    } else if (check.has("Header")) {
      check.object("Header", "Header");
    }
    return headers;
  }

  private static long nanos(Fields check, String name, Refusal refusal) {
    Object given = check.any(name);
    if (given instanceof String text) {
      try {
        return text.isEmpty() ? 0 : GoDuration.parse(text);
      } catch (IllegalArgumentException e) {
        throw refusal.because(e.getMessage());
      }
    }
    return given instanceof Number number ? number.longValue() : 0;
  }

  /** Why such a check cannot be, in Consul's words; empty when it can. */
  String problem(CheckKinds kinds) {
    Map<String, Object> members = definition.members();
    boolean told = definition.number("TTL") > 0;
    boolean often = !definition.interval().isNegative() && !definition.interval().isZero();
    boolean asked = ASKED.stream().anyMatch(members::containsKey);
    boolean alias = members.containsKey("AliasNode") || members.containsKey("AliasService");
    if (often && told) {
      return "Interval and TTL cannot both be specified";
    }
    if (asked && !often) {
      return "Interval must be > 0 for Script, HTTP, H2PING, or TCP checks";
    }
    if (asked && alias) {
      return "Interval cannot be set for Alias checks";
    }
    if (alias && told) {
      return "TTL must be not be set for Alias checks";
    }
    if (!asked && !alias && !told && !kinds.isForeign(definition)) {
      return "TTL must be > 0 for TTL checks";
    }
    return definition.number(CheckDefinition.OUTPUT_MAX_SIZE) < 0
        ? "MaxOutputMaxSize must be positive"
        : "";
  }

  /** Whether a definition has a member that says something to a kind that Consul does not have. */
  static boolean asksForMore(CheckDefinition definition) {
    return definition.members().keySet().stream()
        .anyMatch(
            member ->
                Stream.of(TEXTS, FLAGS, NUMBERS, DURATIONS, OTHERS, ALONE, INSIDE, GONE)
                    .noneMatch(names -> Spelling.isOneOf(names, member)));
  }

  /** The same definition under its final id. */
  CheckDefinition definition(String id, String serviceId) {
    return new CheckDefinition(
        id, serviceId, definition.interval(), definition.timeout(), definition.members());
  }
}
