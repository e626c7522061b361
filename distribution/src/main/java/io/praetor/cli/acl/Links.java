package io.praetor.cli.acl;

import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lists of policies, roles and identities in requests: made of flags, and put together. */
public final class Links {

  private static final String DATACENTERS = "Datacenters";

  private Links() {}

  /** Links to what the flags name, by names first; ids may be partial. */
  public static List<Json> of(AclAgent agent, PartialId kind, List<String> names, List<String> ids)
      throws IOException {
    List<Json> links = new ArrayList<>();
    names.forEach(name -> links.add(Json.object().with("Name", name)));
    for (String id : ids) {
      String whole =
          Attempt.to("Error resolving " + kind.noun() + " ID " + id, () -> kind.resolve(agent, id));
      links.add(Json.object().with("ID", whole));
    }
    return links;
  }

  /** Identities of services, each {@code NAME} or {@code NAME:DC1,DC2}. */
  public static List<Json> services(List<String> texts) throws IOException {
    List<Json> identities = new ArrayList<>();
    for (String text : texts) {
      String[] parts = text.split(":", -1);
      if (parts.length > 2) {
        throw malformed("-service-identity", text);
      }
      Json identity = Json.object().with("ServiceName", parts[0]);
      identities.add(
          parts.length == 1 ? identity : identity.with(DATACENTERS, datacenters(parts[1])));
    }
    return identities;
  }

  private static Json datacenters(String commaSeparated) {
    return Json.of(List.of(commaSeparated.split(",", -1)).stream().map(Json::of).toList());
  }

  /** Identities of nodes, each {@code NAME:DC}. */
  public static List<Json> nodes(List<String> texts) throws IOException {
    List<Json> identities = new ArrayList<>();
    for (String text : texts) {
      String[] parts = text.split(":", -1);
      if (parts.length != 2) {
        throw malformed("-node-identity", text);
      }
      identities.add(Json.object().with("NodeName", parts[0]).with("Datacenter", parts[1]));
    }
    return identities;
  }

  private static IOException malformed(String flag, String text) {
    return new IOException("Malformed " + flag + " argument: " + Quoted.of(text));
  }

  /** Adds links that are not there yet. A link by name is there when the name is. */
  public static List<Json> merged(List<Json> present, List<Json> added) {
    List<Json> all = new ArrayList<>(present);
    for (Json link : added) {
      String member = link.get("ID").isNull() ? "Name" : "ID";
      if (all.stream().noneMatch(one -> same(one, link, member))) {
        all.add(link);
      }
    }
    return all;
  }

  /** Adds identities of services; one that is there gets the datacenters of the new one. */
  public static List<Json> mergedServices(List<Json> present, List<Json> added) {
    List<Json> all = new ArrayList<>(present);
    for (Json identity : added) {
      int place = 0;
      while (place < all.size() && !same(all.get(place), identity, "ServiceName")) {
        place++;
      }
      if (place < all.size()) {
        all.set(place, identity);
      } else {
        all.add(identity);
      }
    }
    return all;
  }

  /** Adds identities of nodes that are not there yet. */
  public static List<Json> mergedNodes(List<Json> present, List<Json> added) {
    List<Json> all = new ArrayList<>(present);
    for (Json identity : added) {
      if (all.stream()
          .noneMatch(one -> same(one, identity, "NodeName") && same(one, identity, "Datacenter"))) {
        all.add(identity);
      }
    }
    return all;
  }

  private static boolean same(Json one, Json other, String member) {
    return one.get(member).text().equals(other.get(member).text());
  }
}
