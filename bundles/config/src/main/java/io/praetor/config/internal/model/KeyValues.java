package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.schema.KeyType;
import io.praetor.config.internal.schema.Schema;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.DurationText;
import io.praetor.config.internal.syntax.Trees;
import io.praetor.format.net.AddressBlock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The value of every key: what somebody set, else what {@code -dev} brings, else the default of the
 * key table.
 */
public final class KeyValues {

  private final Schema schema;
  private final Map<String, Object> set;
  private final Map<String, Object> dev;

  KeyValues(Schema schema, Map<String, Object> set, Map<String, Object> dev) {
    this.schema = schema;
    this.set = set;
    this.dev = dev;
  }

  /** Whether somebody set the key. */
  boolean isSet(String path) {
    schema.key(path);
    return Trees.get(set, path) != null;
  }

  /** What kind of value the key has. */
  public KeyType type(String path) {
    return schema.key(path).type();
  }

  /** The text. */
  public String text(String path) {
    Object value = value(path);
    if (value != null) {
      return (String) value;
    }
    String text = schema.key(path).defaultText();
    return text.equals("@datacenter") ? text("datacenter").toLowerCase(Locale.ROOT) : text;
  }

  /** The switch; some are on for servers only, some for clients only. */
  public boolean flag(String path) {
    Object value = value(path);
    if (value != null) {
      return (Boolean) value;
    }
    String text = schema.key(path).defaultText();
    return switch (text) {
      case "@server" -> flag("server");
      case "@client" -> !flag("server");
      default -> Boolean.parseBoolean(text);
    };
  }

  /** The whole number. */
  public long whole(String path) {
    Object value = value(path);
    if (value != null) {
      return (Long) value;
    }
    String text = schema.key(path).defaultText();
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  /** The number with a fraction. */
  public double fraction(String path) {
    Object value = value(path);
    if (value != null) {
      return ((Number) value).doubleValue();
    }
    String text = schema.key(path).defaultText();
    return text.isEmpty() ? 0 : Double.parseDouble(text);
  }

  /** The whole number, cut to what an int can hold. */
  int number(String path) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, whole(path)));
  }

  int atLeast(int least, String path) throws ConfigurationException {
    int value = number(path);
    require(
        value >= least,
        path + " cannot be " + value + ". Must be greater than or equal to " + inWords(least));
    return value;
  }

  private static String inWords(int number) {
    return number == 0 ? "zero" : Integer.toString(number);
  }

  /** The duration; nothing is zero. */
  public Duration duration(String path) throws ConfigurationException {
    String text = text(path);
    String known = text.isEmpty() ? schema.key(path).defaultText() : text;
    return known.isEmpty() ? Duration.ZERO : DurationText.parse(known);
  }

  long millis(String path) throws ConfigurationException {
    long millis = duration(path).toMillis();
    require(millis >= 0, path + " cannot be negative");
    return millis;
  }

  /** Zero stands for the default, as in Consul. */
  long positiveMillis(String path) throws ConfigurationException {
    Duration set = duration(path);
    Duration known = set.isZero() ? DurationText.parse(schema.key(path).defaultText()) : set;
    require(known.toMillis() > 0, path + " must be greater than zero, got " + text(path));
    return known.toMillis();
  }

  /** The texts of a list; those of a default are separated by commas. */
  public List<String> list(String path) {
    Object value = value(path);
    if (value != null) {
      return Trees.list(value).stream().map(String.class::cast).toList();
    }
    String text = schema.key(path).defaultText();
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }

  /** A list of networks in CIDR notation. */
  List<String> networks(String path) throws ConfigurationException {
    List<String> networks = list(path);
    for (String network : networks) {
      require(
          AddressBlock.find(network).isPresent(),
          path + ": invalid CIDR address: \"" + network + "\"");
    }
    return networks;
  }

  /** The objects of a list. */
  List<Map<String, Object>> objects(String path) {
    Object value = value(path);
    return value == null ? List.of() : Trees.list(value).stream().map(Trees::object).toList();
  }

  /** The texts by their names. */
  public Map<String, String> map(String path) {
    Map<String, String> result = new LinkedHashMap<>();
    Object value = value(path);
    if (value != null) {
      Trees.object(value).forEach((name, text) -> result.put(name, (String) text));
    }
    return result;
  }

  /** A value of no particular type; null when there is none. */
  Object any(String path) {
    return value(path);
  }

  private Object value(String path) {
    schema.key(path);
    Object value = Trees.get(set, path);
    return value == null ? Trees.get(dev, path) : value;
  }
}
