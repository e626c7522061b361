package io.praetor.cli.acl;

import io.praetor.cli.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Ids that people type: whole ones, beginnings that only one object has, and names of those that
 * always exist.
 *
 * @param path of the list of all objects
 * @param member that holds the id
 * @param noun what messages call the object
 * @param known ids by the names that stand for them
 */
public record PartialId(String path, String member, String noun, Map<String, String> known) {

  private static final int UUID_LENGTH = 36;

  public static final PartialId TOKEN =
      new PartialId(
          "/v1/acl/tokens",
          "AccessorID",
          "token",
          Map.of("anonymous", "00000000-0000-0000-0000-000000000002"));

  public static final PartialId POLICY =
      new PartialId(
          "/v1/acl/policies",
          "ID",
          "policy",
          Map.of("global-management", "00000000-0000-0000-0000-000000000001"));

  public static final PartialId ROLE = new PartialId("/v1/acl/roles", "ID", "role", Map.of());

  public static final PartialId BINDING_RULE =
      new PartialId("/v1/acl/binding-rules", "ID", "rule", Map.of());

  /** The whole id. The agent is asked only if this is a part of one. */
  public String resolve(AclAgent agent, String partial) throws IOException {
    if (known.containsKey(partial)) {
      return known.get(partial);
    } else if (partial.length() == UUID_LENGTH) {
      return partial;
    }
    List<String> found =
        agent.list(path).stream()
            .map(object -> object.get(member).text())
            .filter(id -> id.startsWith(partial))
            .toList();
    if (found.size() > 1) {
      throw new IOException("Partial " + noun + " ID is not unique");
    } else if (found.isEmpty()) {
      throw new IOException("No such " + noun + " ID with prefix: " + partial);
    }
    return found.get(0);
  }

  /** The id of the object with this name. */
  public String ofName(AclAgent agent, String name) throws IOException {
    for (Json object : agent.list(path)) {
      if (object.get("Name").text().equals(name)) {
        return object.get(member).text();
      }
    }
    throw new IOException("No such " + noun + " with name " + name);
  }
}
