package io.praetor.catalog.internal.http;

import io.praetor.api.gossip.Coordinate;
import io.praetor.api.gossip.GossipPool;
import io.praetor.api.gossip.Member;
import io.praetor.spi.http.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the servers of a datacenter are in the network of servers, by node name. */
record DatacenterMap(String datacenter, Map<String, Coordinate> servers) {

  /** A map of each datacenter that the pool knows; servers without a coordinate are in none. */
  static List<DatacenterMap> of(GossipPool wan) {
    Map<String, Coordinate> known = wan.coordinates();
    Map<String, Map<String, Coordinate>> byDatacenter = new TreeMap<>();
    for (Member member : wan.members()) {
      String datacenter = member.tag("dc");
      Map<String, Coordinate> servers =
          byDatacenter.computeIfAbsent(datacenter, name -> new TreeMap<>());
      Coordinate coordinate = known.get(member.name());
      if (coordinate != null) {
        servers.put(nodeName(member.name(), datacenter), coordinate);
      }
    }
    List<DatacenterMap> maps = new ArrayList<>();
    byDatacenter.forEach((name, servers) -> maps.add(new DatacenterMap(name, servers)));
    return maps;
  }

  void write(JsonWriter out) {
    out.beginObject();
    out.name("Datacenter").value(datacenter);
    out.name("AreaID").value("wan");
    out.name("Coordinates").beginArray();
    servers.forEach((node, coordinate) -> CoordinateJson.entry(out, node, "", coordinate));
    out.endArray().endObject();
  }

  private static String nodeName(String member, String datacenter) {
    String suffix = "." + datacenter;
    return member.endsWith(suffix)
        ? member.substring(0, member.length() - suffix.length())
        : member;
  }
}
