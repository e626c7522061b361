package io.praetor.format.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An object with known members. Names match whatever their case and with or without underscores, so
 * that {@code meshGateway} and {@code mesh_gateway} are both {@code MeshGateway}.
 */
public final class ObjectShape implements Shape {

  /**
   * A member.
   *
   * @param name as it is written
   * @param shape of its value
   * @param empty what is written for nothing; null to leave it out
   */
  private record Member(String name, Shape shape, Object empty) {}

  /** Stands for a JSON null, which a map of members can hold and a parameter can name. */
  private static final Object NULL = new Object();

  private final List<Member> members;

  private ObjectShape(List<Member> members) {
    this.members = List.copyOf(members);
  }

  /** An object without members yet. */
  public static ObjectShape empty() {
    return new ObjectShape(List.of());
  }

  /** The same with one more member, which is left out when it is empty. */
  public ObjectShape with(String name, Shape shape) {
    return with(new Member(name, shape, null));
  }

  /** The same with one more member that is written even when it is empty. */
  public ObjectShape withAlways(String name, Shape shape, Object empty) {
    return with(new Member(name, shape, empty == null ? NULL : empty));
  }

  private ObjectShape with(Member member) {
    List<Member> more = new ArrayList<>(members);
    more.add(member);
    return new ObjectShape(more);
  }

  @Override
  public Object canonical(Object given, String path, Reading reading) {
    Map<String, Object> fields = fields(given, path, reading);
    return fields.isEmpty() ? null : fields;
  }

  /** The same, but one without members is something else than nothing. */
  public Shape kept() {
    return Shape.kept(this, Map.of());
  }

  /** The canonical members of an object. */
  public Map<String, Object> fields(Object given, String path, Reading reading) {
    boolean wrapped = given instanceof List<?> list && list.size() == 1 && !reading.isExact();
    Object only = wrapped ? ((List<?>) given).get(0) : given;
    if (!(only instanceof Map<?, ?> found)) {
      throw reading.mismatch(path, "struct", given);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    found.forEach(
        (name, value) -> {
          Member member = member((String) name);
          String at = path.isEmpty() ? (String) name : path + "." + name;
          if (member == null) {
            reading.unknown(at);
          } else if (value != null) {
            Object canonical = member.shape().canonical(value, at, reading);
            if (canonical != null) {
              values.put(member.name(), canonical);
            }
          }
        });
    return inOrder(values);
  }

  /** The members of an object that this shape does not know, as they were given. */
  public Map<String, Object> others(Map<?, ?> given) {
    Map<String, Object> others = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          if (member((String) name) == null) {
            others.put((String) name, value);
          }
        });
    return others;
  }

  private Map<String, Object> inOrder(Map<String, Object> values) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (Member member : members) {
      if (values.containsKey(member.name())) {
        ordered.put(member.name(), values.get(member.name()));
      } else if (member.empty() != null) {
        ordered.put(member.name(), member.empty() == NULL ? null : member.empty());
      }
    }
    return ordered;
  }

  private Member member(String name) {
    for (Member member : members) {
      if (folded(member.name()).equals(folded(name))) {
        return member;
      }
    }
    return null;
  }

  private static String folded(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
