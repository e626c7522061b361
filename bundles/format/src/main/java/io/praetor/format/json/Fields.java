package io.praetor.format.json;

import io.praetor.api.error.PlatformException;
import io.praetor.format.go.GoKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of a JSON object that a request carries, read as Consul reads them: names match
 * whatever their case, what is missing or null is empty, and a value of another type is refused.
 */
public final class Fields {

  private final String type;
  private final Map<String, Object> members;
  private final Refusal refusal;

  private Fields(String type, Map<String, Object> members, Refusal refusal) {
    this.type = type;
    this.members = members;
    this.refusal = refusal;
  }

  /**
   * The object that a request's body is.
   *
   * @param type what refusals call it
   */
  public static Fields of(String type, byte[] body, Refusal refusal) {
    return of(type, type, JsonTree.parse(body, refusal), refusal);
  }

  /** An object that was read already. */
  public static Fields of(String type, Map<String, Object> members, Refusal refusal) {
    return new Fields(type, members, refusal);
  }

  private static Fields of(String type, String where, Object value, Refusal refusal) {
    if (value == null) {
      return new Fields(type, Map.of(), refusal);
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw mismatch(value, where, "structs." + type, refusal);
    }
    Map<String, Object> members = new LinkedHashMap<>();
    map.forEach((name, member) -> members.put((String) name, member));
    return new Fields(type, members, refusal);
  }

  public boolean has(String name) {
    return value(name) != null;
  }

  public String text(String name) {
    return text(name, value(name));
  }

  private String text(String name, Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw mismatch(value, path(name), "string");
  }

  public boolean flag(String name) {
    Object value = value(name);
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw mismatch(value, path(name), "bool");
  }

  public int integer(String name, int absent) {
    Object value = value(name);
    if (value == null) {
      return absent;
    }
    if ((value instanceof Integer || value instanceof Long)
        && ((Number) value).intValue() == ((Number) value).longValue()) {
      return ((Number) value).intValue();
    }
    throw mismatch(value, path(name), "int");
  }

  /** A number of up to 64 bits without a sign; 0 when it is missing. */
  public long index(String name) {
    Object value = value(name);
    if (value == null) {
      return 0;
    }
    if (value instanceof Integer || value instanceof Long || value instanceof BigInteger) {
      BigInteger number = new BigInteger(value.toString());
      if (number.signum() >= 0 && number.bitLength() <= Long.SIZE) {
        return number.longValue();
      }
    }
    throw mismatch(value, path(name), "uint64");
  }

  public double real(String name) {
    return real(name, value(name));
  }

  private double real(String name, Object value) {
    if (value == null) {
      return 0;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw mismatch(value, path(name), "float64");
  }

  public List<Double> reals(String name) {
    return elements(name).stream().map(element -> real(name, element)).toList();
  }

  public List<String> texts(String name) {
    return elements(name).stream().map(element -> text(name, element)).toList();
  }

  public Map<String, String> pairs(String name) {
    Map<String, String> pairs = new LinkedHashMap<>();
    object(name, name).members.forEach((key, value) -> pairs.put(key, text(name, value)));
    return pairs;
  }

  /** An object; without members when it is missing. */
  public Fields object(String name, String objectType) {
    return of(objectType, path(name), value(name), refusal);
  }

  /** Every member, as objects of one type. */
  public Map<String, Fields> objects(String objectType) {
    Map<String, Fields> objects = new LinkedHashMap<>();
    members.forEach((name, value) -> objects.put(name, of(objectType, path(name), value, refusal)));
    return objects;
  }

  public List<Fields> list(String name, String elementType) {
    List<Fields> list = new ArrayList<>();
    for (Object element : elements(name)) {
      if (element != null) {
        list.add(of(elementType, path(name), element, refusal));
      }
    }
    return list;
  }

  /** Whatever it is; null when it is missing. */
  public Object any(String name) {
    return value(name);
  }

  /** Refuses members of other names. */
  public Fields only(String... names) {
    for (String name : members.keySet()) {
      if (Arrays.stream(names).noneMatch(name::equalsIgnoreCase)) {
        throw refusal.because("json: unknown field \"" + name + "\"");
      }
    }
    return this;
  }

  private List<?> elements(String name) {
    Object value = value(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw mismatch(value, path(name), "[]string");
  }

  private Object value(String name) {
    Object exact = members.get(name);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, Object> member : members.entrySet()) {
      if (member.getKey().equalsIgnoreCase(name)) {
        return member.getValue();
      }
    }
    return null;
  }

  private String path(String name) {
    return type + "." + name;
  }

  private PlatformException mismatch(Object value, String where, String wanted) {
    return mismatch(value, where, wanted, refusal);
  }

  private static PlatformException mismatch(
      Object value, String where, String wanted, Refusal refusal) {
    String found = GoKind.of(value);
    return refusal.because(
        "json: cannot unmarshal "
            + found
            + " into Go struct field "
            + where
            + " of type "
            + wanted);
  }
}
