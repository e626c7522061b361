package io.praetor.catalog.internal.intention;

import io.praetor.api.catalog.ConfigEntryRow;
import io.praetor.api.error.OperationFailedException;
import io.praetor.api.state.WriteTxn;
import io.praetor.catalog.internal.command.CatalogKeys;
import io.praetor.catalog.internal.config.ConfigEntries;
import io.praetor.catalog.internal.config.ConfigEntry;
import io.praetor.catalog.internal.config.ServiceIntentions;
import io.praetor.catalog.internal.config.WriteResult;
import io.praetor.format.go.GoText;
import io.praetor.format.json.JsonText;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Carries out changes of intentions. Pure: nothing but the state decides. */
public final class IntentionCommandHandler {

  private static final String ID = "LegacyID";
  private static final String CREATED = "LegacyCreateTime";

  /** Applies a command; see {@link io.praetor.api.state.CommandHandler#apply}. */
  public byte[] apply(WriteTxn txn, ByteBuffer payload) {
    IntentionCommand command = IntentionCommand.decode(payload);
    try {
      return result(txn, command).encode();
    } catch (OperationFailedException refusal) {
      // The rules of entries refuse with it, and nothing is written before they are asked.
      return WriteResult.refused(refusal.getMessage()).encode();
    }
  }

  private static WriteResult result(WriteTxn txn, IntentionCommand command) {
    if (command instanceof IntentionCommand.Set set) {
      return set(txn, set);
    }
    if (command instanceof IntentionCommand.Delete delete) {
      return delete(txn, delete);
    }
    if (command instanceof IntentionCommand.CreateLegacy create) {
      return createLegacy(txn, create);
    }
    if (command instanceof IntentionCommand.UpdateLegacy update) {
      return updateLegacy(txn, update);
    }
    return deleteLegacy(txn, ((IntentionCommand.DeleteLegacy) command).id());
  }

  private static WriteResult set(WriteTxn txn, IntentionCommand.Set set) {
    ConfigEntry entry = entry(txn, set.destination());
    boolean isNew = entry.content().isEmpty();
    if (!set.meta().isEmpty() && isNew) {
      return WriteResult.refused("Meta must not be specified");
    }
    if (!set.meta().isEmpty() && !set.meta().equals(entry.pairs("Meta"))) {
      return WriteResult.refused(
          "Meta must not be specified, or should be unchanged during an update.");
    }
    Map<String, Object> source = source(set.source());
    List<Map<String, Object>> sources = new ArrayList<>(entry.objects(ServiceIntentions.SOURCES));
    int at = position(sources, "Name", (String) source.get("Name"));
    if (at < 0) {
      sources.add(source);
    } else {
      sources.set(at, source);
    }
    return put(txn, entry, sources, false);
  }

  private static WriteResult delete(WriteTxn txn, IntentionCommand.Delete delete) {
    ConfigEntry entry = entry(txn, delete.destination());
    List<Map<String, Object>> sources = new ArrayList<>(entry.objects(ServiceIntentions.SOURCES));
    int at = position(sources, "Name", delete.source());
    if (at < 0) {
      return WriteResult.DONE;
    }
    sources.remove(at);
    return put(txn, entry, sources, false);
  }

  private static WriteResult createLegacy(WriteTxn txn, IntentionCommand.CreateLegacy create) {
    ConfigEntry entry = entry(txn, create.destination());
    if (!isLegacy(entry)) {
      return mixed(entry);
    }
    List<Map<String, Object>> sources = new ArrayList<>(entry.objects(ServiceIntentions.SOURCES));
    sources.add(source(create.source()));
    return put(txn, entry, sources, true);
  }

  private static WriteResult updateLegacy(WriteTxn txn, IntentionCommand.UpdateLegacy update) {
    ConfigEntry entry = withId(txn, update.id());
    if (entry == null) {
      return absent("modify", update.id());
    }
    if (!isLegacy(entry)) {
      return mixed(entry);
    }
    if (!entry.name().equals(update.destination())) {
      return WriteResult.refused(
          "Cannot modify DestinationNS or DestinationName for an intention once it exists.");
    }
    List<Map<String, Object>> sources = new ArrayList<>(entry.objects(ServiceIntentions.SOURCES));
    int at = position(sources, ID, update.id());
    Map<String, Object> source = source(update.source());
    source.put(CREATED, sources.get(at).get(CREATED));
    sources.set(at, source);
    return put(txn, entry, sources, true);
  }

  private static WriteResult deleteLegacy(WriteTxn txn, String id) {
    ConfigEntry entry = withId(txn, id);
    if (entry == null) {
      return absent("delete", id);
    }
    if (!isLegacy(entry)) {
      return mixed(entry);
    }
    List<Map<String, Object>> sources = new ArrayList<>(entry.objects(ServiceIntentions.SOURCES));
    sources.remove(position(sources, ID, id));
    return put(txn, entry, sources, true);
  }

  private static WriteResult put(
      WriteTxn txn, ConfigEntry entry, List<Map<String, Object>> sources, boolean legacy) {
    if (sources.isEmpty()) {
      ConfigEntries.remove(txn, entry.kind(), entry.name());
      return WriteResult.DONE;
    }
    if (!CatalogKeys.fits(entry.name())) {
      return WriteResult.refused(CatalogKeys.UNFIT);
    }
    Map<String, Object> content = new LinkedHashMap<>(entry.content());
    content.put(ServiceIntentions.SOURCES, sources);
    ConfigEntry changed = new ConfigEntry(entry.kind(), entry.name(), content);
    return ConfigEntries.replace(
        txn,
        legacy ? ServiceIntentions.withLegacy(changed) : ServiceIntentions.withoutLegacy(changed));
  }

  /** The entry of a destination, without content when there is none. */
  private static ConfigEntry entry(WriteTxn txn, String destination) {
    ConfigEntryRow row = ConfigEntries.find(txn, ServiceIntentions.KIND, destination);
    return row == null
        ? new ConfigEntry(ServiceIntentions.KIND, destination, Map.of())
        : ConfigEntry.of(row);
  }

  private static ConfigEntry withId(WriteTxn txn, String id) {
    for (ConfigEntryRow row : ConfigEntries.all(txn, ServiceIntentions.KIND)) {
      ConfigEntry entry = ConfigEntry.of(row);
      if (position(entry.objects(ServiceIntentions.SOURCES), ID, id) >= 0) {
        return entry;
      }
    }
    return null;
  }

  private static int position(List<Map<String, Object>> sources, String member, String value) {
    for (int i = 0; i < sources.size(); i++) {
      if (value.equals(sources.get(i).get(member))) {
        return i;
      }
    }
    return -1;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> source(String json) {
    return (Map<String, Object>) JsonText.tree(json);
  }

  private static WriteResult absent(String what, String id) {
    return WriteResult.refused("Cannot " + what + " non-existent intention: '" + id + "'");
  }

  /** Whoever writes entries has left the older way behind, as in Consul. */
  private static boolean isLegacy(ConfigEntry entry) {
    return entry.objects(ServiceIntentions.SOURCES).stream()
        .allMatch(source -> source.get(ID) != null);
  }

  private static WriteResult mixed(ConfigEntry entry) {
    return WriteResult.refused(
        "cannot use legacy intention API to edit intentions with a destination of "
            + GoText.quoted(entry.name())
            + " after editing them via a service-intentions config entry");
  }
}
