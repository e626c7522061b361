package io.praetor.log.internal.line;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message taken apart into what it says and what it names, where it is written as {@code Started
 * HTTP server: address=127.0.0.1:8500 network=tcp}.
 *
 * @param text without the fields
 * @param fields by name, in the order of names
 */
public record MessageFields(String text, SortedMap<String, String> fields) {

  /** Longer messages are dumps of something, and looking for fields in them would take time. */
  private static final int LENGTH_MAX = 2_000;

  private static final String VALUE = "\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s\"=][^\\s=]*+";
  private static final Pattern FIELD =
      Pattern.compile(" ([A-Za-z_][A-Za-z0-9_.-]*+)=(" + VALUE + ")");
  private static final String SEPARATOR = ":";

  public static MessageFields of(String message) {
    int colon = message.length() > LENGTH_MAX ? -1 : message.indexOf(SEPARATOR + ' ');
    while (colon >= 0) {
      SortedMap<String, String> fields = fields(message, colon + SEPARATOR.length());
      if (fields != null) {
        return new MessageFields(message.substring(0, colon), fields);
      }
      colon = message.indexOf(SEPARATOR + ' ', colon + 1);
    }
    return new MessageFields(message, new TreeMap<>(Map.of()));
  }

  /** Null unless everything from there on is fields. */
  private static SortedMap<String, String> fields(String message, int start) {
    SortedMap<String, String> fields = new TreeMap<>();
    Matcher field = FIELD.matcher(message).region(start, message.length());
    while (field.lookingAt()) {
      fields.put(field.group(1), unquoted(field.group(2)));
      if (field.end() == message.length()) {
        return fields;
      }
      field.region(field.end(), message.length());
    }
    return null;
  }

  private static String unquoted(String value) {
    return value.startsWith("\"")
        ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
        : value;
  }
}
