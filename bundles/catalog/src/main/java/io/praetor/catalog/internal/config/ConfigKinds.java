package io.praetor.catalog.internal.config;

import io.praetor.api.error.InvalidRequestException;
import io.praetor.api.error.OperationFailedException;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.format.go.ErrorList;
import io.praetor.format.json.JsonTree;
import io.praetor.format.json.Reading;
import io.praetor.format.json.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The kinds of configuration entries that there are, and how requests write them. */
final class ConfigKinds {

  private static final Refusal REFUSAL =
      reason -> new InvalidRequestException("Bad request: Request decoding failed: " + reason);

  private static final Map<String, ConfigKind> KINDS =
      Map.of(
          ServiceDefaults.KIND, new ServiceDefaults(),
          ProxyDefaults.KIND, new ProxyDefaults(),
          ServiceIntentions.KIND, new ServiceIntentions(),
          ServiceRouter.KIND, new ServiceRouter(),
          ServiceSplitter.KIND, new ServiceSplitter(),
          ServiceResolver.KIND, new ServiceResolver(),
          IngressGateway.KIND, new IngressGateway(),
          TerminatingGateway.KIND, new TerminatingGateway(),
          MeshSettings.KIND, new MeshSettings());

  /** What Consul says of a gateway without a name, which no rule of it forbids. */
  private static final String NAMELESS =
      "failed inserting config entry: object missing primary index";

  private ConfigKinds() {}

  static boolean isKnown(String kind) {
    return KINDS.containsKey(kind);
  }

  /** Whether entries of a kind tell their names. */
  static boolean isNamed(String kind) {
    return KINDS.get(kind).isNamed();
  }

  /** The services beside its own to which an entry leads. */
  static Set<String> references(ConfigEntry entry) {
    return KINDS.get(entry.kind()).references(entry);
  }

  /** What is said of a kind that is none. */
  static String unknown(String kind) {
    return "invalid config entry kind: " + kind;
  }

  /** The entry that a request carries, in the form in which it is kept. */
  static ConfigEntry parse(byte[] body) {
    if (!(JsonTree.parse(body, REFUSAL) instanceof Map<?, ?> given)) {
      throw REFUSAL.because(
          "json: cannot unmarshal value into Go value of type map[string]interface {}");
    }
    Map<String, Object> members = new LinkedHashMap<>();
    given.forEach((name, value) -> members.put((String) name, value));
    String kind = kind(members);
    Object name = isNamed(kind) ? take(members, "name") : null;
    if (!(name == null || name instanceof String)) {
      throw REFUSAL.because(
          "1 error(s) decoding:\n\n* 'Name' expected type 'string', got another type");
    }
    Reading reading = new Reading(REFUSAL);
    Map<String, Object> content = KINDS.get(kind).shape().fields(members, "", reading);
    refuseUnknown(reading.unknown());
    ConfigEntry entry =
        KINDS.get(kind).checked(new ConfigEntry(kind, name == null ? "" : (String) name, content));
    if (entry.name().isEmpty()) {
      throw new OperationFailedException(NAMELESS);
    }
    if (!CatalogKeys.fits(entry.name())) {
      throw new OperationFailedException(CatalogKeys.UNFIT);
    }
    return entry;
  }

  private static String kind(Map<String, Object> members) {
    String member = members.containsKey("Kind") ? "Kind" : "kind";
    if (!members.containsKey(member)) {
      throw REFUSAL.because("Payload does not contain a kind/Kind key at the top level");
    }
    if (!(members.get(member) instanceof String kind)) {
      throw REFUSAL.because("Kind value in payload is not a string");
    }
    if (!isKnown(kind)) {
      throw REFUSAL.because(unknown(kind));
    }
    take(members, "kind");
    return kind;
  }

  private static Object take(Map<String, Object> members, String name) {
    Object taken = null;
    for (String member : List.copyOf(members.keySet())) {
      if (member.equalsIgnoreCase(name)) {
        taken = members.remove(member);
      }
    }
    return taken;
  }

  /** Indexes are what answers have; who sends an answer back is not to be refused. */
  private static void refuseUnknown(List<String> unknown) {
    List<String> errors = new ArrayList<>();
    for (String path : unknown) {
      boolean namespace = path.toLowerCase(Locale.ROOT).endsWith("namespace");
      if (!path.equals("CreateIndex") && !path.equals("ModifyIndex")) {
        errors.add(
            "invalid config key \""
                + path
                + '"'
                + (namespace ? ", namespaces are a consul enterprise feature" : ""));
      }
    }
    if (!errors.isEmpty()) {
      throw REFUSAL.because(ErrorList.text(errors));
    }
  }
}
