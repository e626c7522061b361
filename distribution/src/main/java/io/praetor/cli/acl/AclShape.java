package io.praetor.cli.acl;

import io.praetor.cli.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What Consul's client knows of an object: these members in this order, whatever the server sent.
 * One that is absent has its type's empty value, or is left out.
 */
public final class AclShape {

  private record Member(String name, Json empty, boolean optional) {}

  private final List<Member> members = new ArrayList<>();

  /** A text that is always there. */
  public AclShape text(String... names) {
    return add(Json.of(""), names);
  }

  /** A number that is always there. */
  public AclShape number(String... names) {
    return add(Json.of(0), names);
  }

  /** A switch that is always there. */
  public AclShape flag(String... names) {
    return add(Json.of(false), names);
  }

  /** A point in time that is always there. */
  public AclShape time(String... names) {
    return add(Json.of("0001-01-01T00:00:00Z"), names);
  }

  /** A list, an object or bytes: null when there is nothing. */
  public AclShape nullable(String... names) {
    return add(Json.object().get(""), names);
  }

  /** What is left out when there is nothing. */
  public AclShape optional(String... names) {
    for (String name : names) {
      members.add(new Member(name, Json.of(""), true));
    }
    return this;
  }

  /** All members of another shape. */
  public AclShape all(AclShape other) {
    members.addAll(other.members);
    return this;
  }

  private AclShape add(Json empty, String... names) {
    for (String name : names) {
      members.add(new Member(name, empty, false));
    }
    return this;
  }

  /** The object in this shape. */
  public Json of(Json object) {
    Json shaped = Json.object();
    for (Member member : members) {
      Json value = object.get(member.name());
      if (!member.optional() || !value.isEmpty()) {
        shaped = shaped.with(member.name(), value.isNull() ? member.empty() : value);
      }
    }
    return shaped;
  }
}
