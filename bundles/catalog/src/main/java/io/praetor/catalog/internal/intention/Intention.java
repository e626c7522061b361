package io.praetor.catalog.internal.intention;

import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.catalog.internal.config.ConfigEntry;
import io.praetor.catalog.internal.config.ServiceIntentions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What one service may do to another.
 *
 * @param destination who is talked to; a star for everybody
 * @param source who talks and what holds, as a source of a configuration entry
 * @param meta of the entry
 * @param createIndex of the entry
 * @param modifyIndex of the entry
 */
record Intention(
    String destination,
    Map<String, Object> source,
    Map<String, String> meta,
    long createIndex,
    long modifyIndex) {

  /** The order in which they are looked at: the most specific first. */
  static final Comparator<Intention> ORDER =
      Comparator.comparingLong((Intention intention) -> -intention.precedence())
          .thenComparing(Intention::destination)
          .thenComparing(Intention::sourceName);

  /** The intentions of an entry. */
  static List<Intention> of(ConfigEntryRow row) {
    ConfigEntry entry = ConfigEntry.of(row);
    List<Intention> intentions = new ArrayList<>();
    for (Map<String, Object> source : entry.objects(ServiceIntentions.SOURCES)) {
      intentions.add(
          new Intention(
              row.name(), source, entry.pairs("Meta"), row.createIndex(), row.modifyIndex()));
    }
    return intentions;
  }

  String sourceName() {
    return text("Name");
  }

  /** Id of an intention that was written in the older way, empty otherwise. */
  String id() {
    return text("LegacyID");
  }

  long precedence() {
    return ((Number) source.get("Precedence")).longValue();
  }

  String text(String member) {
    return source.get(member) instanceof String text ? text : "";
  }

  boolean allows() {
    return text("Action").equals("allow");
  }
}
