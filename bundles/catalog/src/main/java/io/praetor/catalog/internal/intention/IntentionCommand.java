package io.praetor.catalog.internal.intention;

import io.praetor.catalog.internal.command.MalformedCommandException;
import io.praetor.catalog.internal.command.PayloadReader;
import io.praetor.catalog.internal.command.PayloadWriter;
import java.nio.ByteBuffer;
import java.util.Map;

/** A change of an intention. Binary form: version, operation, then its parts in order. */
sealed interface IntentionCommand {

  int VERSION = 1;
  int SET = 1;
  int DELETE = 2;
  int CREATE_LEGACY = 3;
  int UPDATE_LEGACY = 4;
  int DELETE_LEGACY = 5;

  /**
   * Makes an intention or replaces it.
   *
   * @param source a source of a configuration entry, as JSON
   * @param meta what the request says of the entry: it may not differ from what is there
   */
  record Set(String destination, String source, Map<String, String> meta)
      implements IntentionCommand {}

  /** Removes an intention. */
  record Delete(String destination, String source) implements IntentionCommand {}

  /** Makes an intention with an id, which is in the source. */
  record CreateLegacy(String destination, String source) implements IntentionCommand {}

  /** Replaces the intention with an id. */
  record UpdateLegacy(String id, String destination, String source) implements IntentionCommand {}

  /** Removes the intention with an id. */
  record DeleteLegacy(String id) implements IntentionCommand {}

  /** The payload for the log. */
  default byte[] encode() {
    PayloadWriter out = new PayloadWriter().octet(VERSION);
    if (this instanceof Set set) {
      out.octet(SET).text(set.destination()).text(set.source()).pairs(set.meta());
    } else if (this instanceof Delete delete) {
      out.octet(DELETE).text(delete.destination()).text(delete.source());
    } else if (this instanceof CreateLegacy create) {
      out.octet(CREATE_LEGACY).text(create.destination()).text(create.source());
    } else if (this instanceof UpdateLegacy update) {
      out.octet(UPDATE_LEGACY).text(update.id()).text(update.destination()).text(update.source());
    } else if (this instanceof DeleteLegacy delete) {
      out.octet(DELETE_LEGACY).text(delete.id());
    }
    return out.toBytes();
  }

  /** What {@link #encode} was given. */
  static IntentionCommand decode(ByteBuffer payload) {
    PayloadReader in = new PayloadReader(payload);
    in.version(VERSION);
    int operation = in.octet();
    IntentionCommand command =
        switch (operation) {
          case SET -> new Set(in.text(), in.text(), in.pairs());
          case DELETE -> new Delete(in.text(), in.text());
          case CREATE_LEGACY -> new CreateLegacy(in.text(), in.text());
          case UPDATE_LEGACY -> new UpdateLegacy(in.text(), in.text(), in.text());
          case DELETE_LEGACY -> new DeleteLegacy(in.text());
          default -> throw new MalformedCommandException("unknown operation " + operation);
        };
    in.end();
    return command;
  }
}
