package io.praetor.kv.internal.http;

import io.praetor.api.kv.KvChange;
import io.praetor.api.state.ReadTxn;
import io.praetor.api.state.StateQuery;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A page of changes as events. All who follow the same thing share it, and make its text once. */
final class EventPage {

  private static final byte[] NOTHING = {};

  final ChangePage page;
  private final boolean values;
  private volatile byte[] text;

  private EventPage(ChangePage page, boolean values) {
    this.page = page;
    this.values = values;
  }

  /**
   * The question for a page.
   *
   * @param values whether values are told too
   */
  record Next(KvChanges changes, boolean values) implements StateQuery<EventPage> {

    @Override
    public Answer<EventPage> run(ReadTxn txn) {
      Answer<ChangePage> answer = changes.run(txn);
      return new Answer<>(new EventPage(answer.value(), values), answer.index(), answer.found());
    }

    @Override
    public Next since(long index) {
      return new Next(changes.since(index), values);
    }
  }

  boolean isQuiet() {
    return page.state() == ChangePage.State.KNOWN && page.changes().isEmpty();
  }

  /** The events; an id stands only behind the last one of a command. */
  byte[] text() {
    byte[] made = text;
    if (made == null) {
      made = make();
      text = made;
    }
    return made;
  }

  private byte[] make() {
    StringBuilder out = new StringBuilder();
    if (page.state() == ChangePage.State.RESYNC) {
      EventJson json = new EventJson();
      json.beginObject().name("Index").value(page.index()).endObject();
      append(out, page.index(), "resync", json);
    }
    List<KvChange> changes = page.changes();
    for (int n = 0; n < changes.size(); n++) {
      KvChange change = changes.get(n);
      boolean last =
          n + 1 == changes.size() || changes.get(n + 1).modifyIndex() != change.modifyIndex();
      EventJson json = new EventJson();
      KvJson.write(json, change, values);
      append(out, last ? change.modifyIndex() : 0, change.deleted() ? "delete" : "put", json);
    }
    return out.isEmpty() ? NOTHING : out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(StringBuilder out, long id, String event, EventJson data) {
    if (id > 0) {
      out.append("id: ").append(id).append('\n');
    }
    out.append("event: ").append(event).append('\n');
    out.append("data: ").append(data).append("\n\n");
  }
}
