package io.praetor.kv.internal.http;

import io.praetor.api.kv.KvChange;
import io.praetor.api.kv.KvEntry;
import io.praetor.api.kv.KvVersion;
import io.praetor.spi.http.JsonWriter;

/** What entries, and what became of them, look like. */
final class KvJson {

  private KvJson() {}

  static void write(JsonWriter out, KvFound found) {
    out.beginArray();
    for (KvEntry entry : found.entries()) {
      out.beginObject();
      members(out, entry, true);
      Long life = found.lives().get(entry.key());
      if (life != null) {
        out.name("TTL").value(LifetimeParameter.text(life));
      }
      out.endObject();
    }
    out.endArray();
  }

  /** An entry as part of something else. */
  static void write(JsonWriter out, KvEntry entry) {
    out.beginObject();
    members(out, entry, true);
    out.endObject();
  }

  /** The members that Consul knows, in its order. */
  private static void members(JsonWriter out, KvEntry entry, boolean value) {
    out.name("LockIndex").value(entry.lockIndex());
    out.name("Key").value(entry.key());
    out.name("Flags").unsigned(entry.flags());
    if (value) {
      out.name("Value").base64(entry.value().length == 0 ? null : entry.value());
    }
    if (!entry.session().isEmpty()) {
      out.name("Session").value(entry.session());
    }
    indexes(out, entry);
  }

  private static void indexes(JsonWriter out, KvEntry entry) {
    out.name("CreateIndex").value(entry.createIndex());
    out.name("ModifyIndex").value(entry.modifyIndex());
  }

  /**
   * @param value whether values are told too
   */
  static void write(JsonWriter out, KvChange change, boolean value) {
    out.beginObject();
    if (change.deleted()) {
      out.name("Op").value("delete");
      out.name("Key").value(change.entry().key());
      indexes(out, change.entry());
    } else {
      out.name("Op").value("put");
      members(out, change.entry(), value);
    }
    out.endObject();
  }

  static void write(JsonWriter out, KvHolds.Found found) {
    out.beginObject();
    out.name("Truncated").value(found.truncated());
    out.name("Locks").beginArray();
    for (KvHolds.Hold entry : found.locked()) {
      out.beginObject();
      out.name("Key").value(entry.key());
      out.name("Session").value(entry.session());
      out.name("LockIndex").value(entry.lockIndex());
      out.name("ModifyIndex").value(entry.modifyIndex());
      out.endObject();
    }
    out.endArray();
    out.endObject();
  }

  static void write(JsonWriter out, KvVersion version) {
    out.beginObject();
    if (version.deleted()) {
      out.name("Deleted").value(true);
      out.name("Key").value(version.entry().key());
      indexes(out, version.entry());
    } else {
      members(out, version.entry(), true);
    }
    if (!version.author().isEmpty()) {
      out.name("Author").value(version.author());
    }
    out.endObject();
  }
}
