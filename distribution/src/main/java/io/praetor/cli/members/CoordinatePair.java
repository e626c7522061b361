package io.praetor.cli.members;

import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The network coordinates of two nodes; null where there is none that fits the other. */
record CoordinatePair(String firstName, String secondName, Json first, Json second) {

  /** Two nodes of one datacenter. Coordinates of different segments do not compare. */
  static CoordinatePair ofNodes(String first, String second, Json entries) {
    Map<String, Json> ofFirst = new HashMap<>();
    Map<String, Json> ofSecond = new HashMap<>();
    for (Json entry : entries.list()) {
      String node = entry.get("Node").text();
      String segment = entry.get("Segment").text();
      if (node.equals(first)) {
        ofFirst.put(segment, entry.get("Coord"));
      }
      if (node.equals(second)) {
        ofSecond.put(segment, entry.get("Coord"));
      }
    }
    String segment = "";
    for (Map<String, Json> segments : List.of(ofFirst, ofSecond)) {
      if (segments.size() == 1) {
        segment = segments.keySet().iterator().next();
      }
    }
    return new CoordinatePair(first, second, ofFirst.get(segment), ofSecond.get(segment));
  }

  /** Two servers of any datacenters, named {@code node.datacenter}. */
  static CoordinatePair ofServers(String first, String second, Json datacenters)
      throws IOException {
    for (String name : List.of(first, second)) {
      int dot = name.indexOf('.');
      if (dot < 0 || dot != name.lastIndexOf('.')) {
        throw new IOException("Node names must be specified as <node name>.<datacenter> with -wan");
      }
    }
    Map<String, Json> ofFirst = new HashMap<>();
    Map<String, Json> ofSecond = new HashMap<>();
    for (Json datacenter : datacenters.list()) {
      String area = datacenter.get("AreaID").text();
      for (Json entry : datacenter.get("Coordinates").list()) {
        String name = entry.get("Node").text() + "." + datacenter.get("Datacenter").text();
        if (name.equals(first)) {
          ofFirst.put(area, entry.get("Coord"));
        }
        if (name.equals(second)) {
          ofSecond.put(area, entry.get("Coord"));
        }
      }
    }
    for (Map.Entry<String, Json> one : ofFirst.entrySet()) {
      Json other = ofSecond.get(one.getKey());
      if (other != null) {
        return new CoordinatePair(first, second, one.getValue(), other);
      }
    }
    return new CoordinatePair(first, second, null, null);
  }

  /** The first node without a coordinate. */
  Optional<String> missing() {
    if (first == null) {
      return Optional.of(firstName);
    }
    return second == null ? Optional.of(secondName) : Optional.empty();
  }

  /** Distance with heights and adjustments (Dabek et al., "Vivaldi", SIGCOMM 2004). */
  double seconds() throws IOException {
    List<Json> here = first.get("Vec").list();
    List<Json> there = second.get("Vec").list();
    if (here.size() != there.size()) {
      throw new IOException("the coordinates of the nodes do not compare");
    }
    double squares = 0;
    for (int i = 0; i < here.size(); i++) {
      double difference = here.get(i).number() - there.get(i).number();
      squares += difference * difference;
    }
    double raw = Math.sqrt(squares) + first.get("Height").number() + second.get("Height").number();
    double adjusted = raw + first.get("Adjustment").number() + second.get("Adjustment").number();
    return adjusted > 0 ? adjusted : raw;
  }
}
