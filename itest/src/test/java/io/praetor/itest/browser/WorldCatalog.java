package io.praetor.itest.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is registered in the world: services on nodes, healthy and not, with what people write to
 * them. The same at every run.
 */
final class WorldCatalog {

  static final int NODES = 300;

  /** Kinds of business, with a service for each of the {@link #ROLES}. */
  static final List<String> DOMAINS =
      words(
          "account auth basket billing booking catalogue checkout courier currency delivery"
              + " discount fraud gateway geo identity inventory invoice ledger loyalty mail media"
              + " metrics notify offer order partner payment pricing profile promo quote rating"
              + " receipt refund report returns review search session shipping");

  static final List<String> ROLES =
      words(
          "api worker web cache indexer scheduler relay batch admin stream grpc sync export import"
              + " audit gc replica proxy feed jobs edge core hooks events lookup");

  static final int SERVICES = DOMAINS.size() * ROLES.size();

  /** Zones of the nodes; how far they are from each other is in {@link WorldLife}. */
  static final List<String> ZONES = words("tokyo-a tokyo-c osaka-a dublin-b oregon-a");

  private static final List<String> TAGS =
      words("primary secondary v1 v2 canary http grpc internal team-red team-blue 日本");

  private static final int FIRST_PORT = 8_000;

  /** One service is much larger than the others. */
  private static final int MANY = 40;

  private static final int FEW = 4;

  private WorldCatalog() {}

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  static String node(int number) {
    return "%s-%03d".formatted(ZONES.get(number % ZONES.size()), number);
  }

  static String service(int number) {
    return DOMAINS.get(number / ROLES.size()) + "-" + ROLES.get(number % ROLES.size());
  }

  /** Operations of transactions, nodes before what is on them. */
  static Stream<Map<String, Object>> operations() {
    return Stream.concat(
        IntStream.range(0, NODES).boxed().flatMap(WorldCatalog::nodeWithChecks),
        IntStream.range(0, SERVICES).boxed().flatMap(WorldCatalog::instances));
  }

  private static Stream<Map<String, Object>> nodeWithChecks(int number) {
    int zone = number % ZONES.size();
    String address = "10.1.%d.%d".formatted(zone, 10 + number / ZONES.size());
    List<Map<String, Object>> made = new ArrayList<>();
    made.add(
        set(
            "Node",
            Map.of(
                "Node", node(number),
                "ID", "00000000-0000-4000-8000-%012d".formatted(number),
                "Address", address,
                "TaggedAddresses", Map.of("lan", address, "wan", "203.0.113." + number % 250),
                "Meta", Map.of("zone", ZONES.get(zone), "rack", "r" + number % 24))));
    if (number % 29 != 13) {
      String state = number % 97 == 11 ? "critical" : number % 53 == 7 ? "warning" : "passing";
      made.add(check(number, "host", "Host alive", state, ""));
    }
    return made.stream();
  }

  private static Stream<Map<String, Object>> instances(int number) {
    int count = number == 0 ? MANY : 1 + number * 7 % FEW;
    return IntStream.range(0, count).boxed().flatMap(each -> instance(number, each));
  }

  private static Stream<Map<String, Object>> instance(int number, int each) {
    int place = (number * 13 + each * 29) % NODES;
    String id = service(number) + "-" + (each + 1);
    List<Map<String, Object>> made = new ArrayList<>();
    made.add(
        set(
            "Service",
            node(place),
            Map.of(
                "ID",
                id,
                "Service",
                service(number),
                "Port",
                FIRST_PORT + number,
                "Address",
                number % 5 == 0 ? "10.2.%d.%d".formatted(number % 250, each) : "",
                "Tags",
                TAGS.subList(number % 7, number % 7 + number % FEW),
                "Meta",
                Map.of("version", "1.%d.%d".formatted(number % 12, each)))));
    if (number % 11 != 7) {
      made.add(check(place, "http:" + id, "HTTP of " + id, state(number * 3 + each), id));
    }
    if (number % 6 == 0) {
      made.add(check(place, "ttl:" + id, "Heartbeat", "passing", id));
    }
    return made.stream();
  }

  private static String state(int number) {
    return number % 37 == 5 ? "critical" : number % 19 == 3 ? "warning" : "passing";
  }

  private static Map<String, Object> check(
      int place, String id, String name, String state, String service) {
    return set(
        "Check",
        Map.of(
            "Node", node(place),
            "CheckID", id,
            "Name", name,
            "Status", state,
            "Output", output(state, place),
            "ServiceID", service));
  }

  private static String output(String state, int place) {
    String url = "http://10.1.%d.%d:8080/health".formatted(place % ZONES.size(), place % 250);
    return switch (state) {
      case "passing" -> "HTTP GET " + url + ": 200 OK Output: {\"ok\":true}";
      case "warning" -> "disk /var/lib is at 87% (limit 85%)\n  2,600 MiB free of 20,480 MiB";
      default -> "Get \"" + url + "\": dial tcp: connect: connection refused";
    };
  }

  private static Map<String, Object> set(String kind, Map<String, Object> row) {
    return Map.of(kind, Map.of("Verb", "set", kind, row));
  }

  private static Map<String, Object> set(String kind, String node, Map<String, Object> row) {
    return Map.of(kind, Map.of("Verb", "set", "Node", node, kind, row));
  }

  /** Registrations in which every word is a payload: most of them are well. */
  static Stream<Map<String, Object>> hostile() {
    return IntStream.range(0, Payloads.ALL.size()).mapToObj(WorldCatalog::hostile);
  }

  private static Map<String, Object> hostile(int number) {
    String payload = Payloads.ALL.get(number);
    String state = number == 0 ? "critical" : number == 1 ? "warning" : "passing";
    return Map.of(
        "Node", payload,
        "Address", "10.9.0." + (number + 1),
        "NodeMeta", Map.of("note", payload),
        "Service",
            Map.of(
                "ID",
                payload,
                "Service",
                payload,
                "Port",
                80,
                "Tags",
                List.of(payload, "x".repeat(200)),
                "Meta",
                Map.of("note", payload, "url", Payloads.LINK)),
        "Checks",
            List.of(
                Map.of(
                    "CheckID", "of the service " + payload,
                    "Name", payload,
                    "Status", state,
                    "Output", payload + "\n" + payload,
                    "Notes", payload,
                    "ServiceID", payload),
                Map.of(
                    "CheckID",
                    "of the node",
                    "Name",
                    payload,
                    "Status",
                    "passing",
                    "Output",
                    payload)));
  }
}
