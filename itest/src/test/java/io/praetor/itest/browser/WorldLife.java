package io.praetor.itest.browser;

import io.praetor.itest.harness.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What goes on in the world: sessions that hold locks, events, and how far nodes are apart. */
final class WorldLife {

  /** Generous: the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Looking at all of them is work for the servers, too. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  private static final int SESSIONS = 24;
  private static final int MOST_LOCKS = 4;
  private static final int EVENTS = 20;

  /** Seconds from the first zone, in two dimensions, in the order of the zones. */
  private static final double[][] PLACES = {
    {0, 0}, {0.001, 0.002}, {0.008, 0.001}, {0.11, 0.02}, {0.05, -0.06}
  };

  private static final List<String> EVENT_NAMES =
      List.of("deploy", "cache-flush", "rotate-keys", Payloads.IMAGE);

  private WorldLife() {}

  static void begin(Requests api) {
    IntStream.range(0, SESSIONS).forEach(number -> session(api, number));
    IntStream.range(0, EVENTS)
        .forEach(
            n ->
                api.put(
                    "/v1/event/fire/" + Requests.encode(EVENT_NAMES.get(n % EVENT_NAMES.size())),
                    n % 2 == 0 ? "number " + n : Payloads.SCRIPT));
    coordinates().forEach(each -> api.putJson("/v1/coordinate/update", each));
    awaitCoordinates(api);
  }

  /** The leader gathers what it is told of, and writes it some seconds later. */
  private static void awaitCoordinates(Requests api) {
    List<String> nodes =
        IntStream.range(0, WorldCatalog.NODES).mapToObj(WorldCatalog::node).toList();
    Deadline deadline = new Deadline(SOON, "the coordinates of all nodes", PAUSE);
    while (!api.json("/v1/coordinate/nodes").findValuesAsText("Node").containsAll(nodes)) {
      deadline.pause();
    }
  }

  /** The first one has a hostile name; some end with their keys. */
  private static void session(Requests api, int number) {
    Map<String, Object> session =
        Map.of(
            "Name",
            number == 0 ? Payloads.IMAGE : "leader of " + WorldCatalog.service(number),
            "Node",
            WorldCatalog.node(number),
            "NodeChecks",
            List.of(),
            "Behavior",
            number % 5 == 4 ? "delete" : "release");
    String id = Requests.text(api.putJson("/v1/session/create", session), "ID");
    for (int lock = 0; lock < number % MOST_LOCKS; lock++) {
      String key = "locks/%s/%d".formatted(WorldCatalog.service(number), lock);
      api.put("/v1/kv/" + key + "?acquire=" + id, WorldCatalog.node(number));
    }
  }

  private static Stream<Map<String, Object>> coordinates() {
    return IntStream.range(0, WorldCatalog.NODES).mapToObj(WorldLife::coordinate);
  }

  private static Map<String, Object> coordinate(int number) {
    double[] place = PLACES[number % PLACES.length];
    double east = place[0] + (number * 37 % 100 - 50) / 60_000.0;
    double north = place[1] + (number * 91 % 100 - 50) / 60_000.0;
    return Map.of(
        "Node",
        WorldCatalog.node(number),
        "Coord",
        Map.of(
            "Vec",
            List.of(east, north, 0, 0, 0, 0, 0, 0),
            "Error",
            0.2,
            "Adjustment",
            0,
            "Height",
            0.00001));
  }
}
