package io.praetor.cli.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The query of a request; immutable. Parameters without a value are left out. */
public record Query(String text) {

  public static final Query NONE = new Query("");

  /** Adds {@code name=value} unless the value is empty. */
  public Query withText(String name, String value) {
    return value.isEmpty() ? this : with(name, value);
  }

  /** Adds {@code name} if it is set. */
  public Query withFlag(String name, boolean set) {
    return set ? append(name) : this;
  }

  /** Adds {@code name=value}, even if the value is empty. */
  public Query with(String name, String value) {
    return append(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  private Query append(String part) {
    return new Query(text + (text.isEmpty() ? "?" : "&") + part);
  }
}
