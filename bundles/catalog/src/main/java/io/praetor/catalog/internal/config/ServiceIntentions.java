package io.praetor.catalog.internal.config;

import io.praetor.api.error.OperationFailedException;
import io.praetor.format.go.GoText;
import io.praetor.format.json.ObjectShape;
import io.praetor.format.json.Reading;
import io.praetor.format.json.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may talk to a service: one source each, the most specific first. */
public final class ServiceIntentions implements ConfigKind {

  public static final String KIND = "service-intentions";
  public static final String SOURCES = "Sources";
  public static final String WILDCARD = "*";

  public static final String PERMISSIONS = "Permissions";

  private static final String PRECEDENCE = "Precedence";
  private static final String CONSUL = "consul";

  /** Members of sources that only the older way of writing intentions sets. */
  private static final Set<String> LEGACY =
      Set.of("LegacyID", "LegacyMeta", "LegacyCreateTime", "LegacyUpdateTime");

  private static final ObjectShape SHAPE =
      ObjectShape.empty()
          .withAlways(SOURCES, Shape.list(source()), null)
          .with("Meta", Shape.map(Shape.TEXT));

  private static ObjectShape source() {
    return ObjectShape.empty()
        .withAlways("Name", Shape.TEXT, "")
        .with("Action", Shape.TEXT)
        .with(PERMISSIONS, Shape.list(PermissionRules.SHAPE))
        .withAlways(PRECEDENCE, Shape.NUMBER, 0L)
        .with("LegacyID", Shape.TEXT)
        .withAlways("Type", Shape.TEXT, "")
        .with("Description", Shape.TEXT)
        .with("LegacyMeta", Shape.map(Shape.TEXT))
        .with("LegacyCreateTime", Shape.TEXT)
        .with("LegacyUpdateTime", Shape.TEXT);
  }

  @Override
  public ObjectShape shape() {
    return SHAPE;
  }

  /** A source in canonical form. */
  public static Map<String, Object> source(Map<String, Object> members) {
    return source().fields(members, "", new Reading(OperationFailedException::new));
  }

  @Override
  public ConfigEntry checked(ConfigEntry entry) {
    return withoutLegacy(entry);
  }

  /**
   * Brings an entry into the form in which it is kept, and leaves the older way of writing
   * intentions behind.
   *
   * @throws OperationFailedException when there can be no such entry
   */
  public static ConfigEntry withoutLegacy(ConfigEntry entry) {
    List<Map<String, Object>> sources = new ArrayList<>();
    for (Map<String, Object> source : entry.objects(SOURCES)) {
      Map<String, Object> kept = new LinkedHashMap<>(source);
      kept.keySet().removeAll(Set.of("LegacyID", "LegacyCreateTime", "LegacyUpdateTime"));
      sources.add(kept);
    }
    return checked(entry, sources, false);
  }

  /**
   * The same for an entry that may hold sources which were written in the older way.
   *
   * @throws OperationFailedException when there can be no such entry
   */
  public static ConfigEntry withLegacy(ConfigEntry entry) {
    return checked(entry, entry.objects(SOURCES), true);
  }

  private static ConfigEntry checked(
      ConfigEntry entry, List<Map<String, Object>> given, boolean legacy) {
    List<Map<String, Object>> sources = new ArrayList<>();
    for (Map<String, Object> source : given) {
      Map<String, Object> kept = new LinkedHashMap<>(source);
      kept.put("Type", text(kept, "Type").isEmpty() ? CONSUL : kept.get("Type"));
      kept.put(PRECEDENCE, precedence(text(kept, "Name"), entry.name()));
      sources.add(kept);
    }
    sources.sort(Comparator.comparingLong((Map<String, Object> source) -> -precedence(source)));
    check(entry, sources, legacy);
    Map<String, Object> content = new LinkedHashMap<>(entry.content());
    content.put(SOURCES, sources);
    Reading reading = new Reading(OperationFailedException::new);
    return new ConfigEntry(KIND, entry.name(), SHAPE.fields(content, "", reading));
  }

  /** How specific an intention is: what names more goes first. */
  static long precedence(String source, String destination) {
    boolean anySource = source.equals(WILDCARD);
    if (destination.equals(WILDCARD)) {
      return anySource ? 5 : 6;
    }
    return anySource ? 8 : 9;
  }

  private static long precedence(Map<String, Object> source) {
    return ((Number) source.get(PRECEDENCE)).longValue();
  }

  private static void check(ConfigEntry entry, List<Map<String, Object>> sources, boolean legacy) {
    if (entry.name().isEmpty()) {
      throw refused("Name is required");
    }
    wildcards("", entry.name());
    MetaRules.check(entry.pairs("Meta"));
    if (sources.isEmpty()) {
      throw refused("At least one source is required");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < sources.size(); i++) {
      Map<String, Object> source = sources.get(i);
      String at = "Sources[" + i + "]";
      check(at, source, entry.name(), legacy);
      if (!seen.add(text(source, "Name"))) {
        throw refused(at + " defines " + GoText.quoted(text(source, "Name")) + " more than once");
      }
    }
  }

  private static void check(
      String at, Map<String, Object> source, String destination, boolean legacy) {
    String name = text(source, "Name");
    if (name.isEmpty()) {
      throw refused(at + ".Name is required");
    }
    wildcards(at + ".", name);
    if (MetaRules.isLonger(text(source, "Description"), MetaRules.VALUE_BYTES_MAX)) {
      throw refused(at + ".Description" + MetaRules.tooLong(MetaRules.VALUE_BYTES_MAX));
    }
    for (String member : LEGACY) {
      if (!legacy && source.containsKey(member)) {
        throw refused(at + "." + member + " must be omitted");
      }
    }
    String action = text(source, "Action");
    boolean layered = source.get(PERMISSIONS) != null;
    if (!layered && !PermissionRules.isAction(action)) {
      throw refused(at + ".Action must be set to 'allow' or 'deny'");
    }
    if (layered && !action.isEmpty()) {
      throw refused(at + ".Action must be omitted if Permissions are specified");
    }
    if (layered && destination.equals(WILDCARD)) {
      throw refused(
          at + ".Permissions cannot be specified on intentions with wildcarded destinations");
    }
    if (!text(source, "Type").equals(CONSUL)) {
      throw refused(at + ".Type must be set to 'consul'");
    }
    if (layered) {
      PermissionRules.check(at, (List<?>) source.get(PERMISSIONS));
    }
  }

  private static void wildcards(String at, String name) {
    if (!name.equals(WILDCARD) && name.contains(WILDCARD)) {
      throw refused(at + "Name: wildcard character '*' cannot be used with partial values");
    }
  }

  private static String text(Map<String, Object> source, String member) {
    return source.get(member) instanceof String text ? text : "";
  }

  private static OperationFailedException refused(String reason) {
    return new OperationFailedException(reason);
  }
}
