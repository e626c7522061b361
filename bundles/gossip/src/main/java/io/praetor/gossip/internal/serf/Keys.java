package io.praetor.gossip.internal.serf;

import io.praetor.gossip.internal.wire.MalformedMessageException;
import java.util.Base64;
import java.util.List;

/** Answers operations on this member's keys, in the words of serf. */
final class Keys {

  private final KeyHolder holder;

  Keys(KeyHolder holder) {
    this.holder = holder;
  }

  /** Carries out what a question asks for. */
  KeyAnswer answer(KeyOperation operation, byte[] payload) {
    if (!holder.encrypted()) {
      return KeyAnswer.refused(
          operation == KeyOperation.LIST
              ? "Keyring is empty (encryption not enabled)"
              : "No keyring to modify (encryption not enabled)");
    }
    if (operation == KeyOperation.LIST) {
      return list();
    }
    try {
      return holder.apply(operation, KeyCodec.requestedKey(payload));
    } catch (MalformedMessageException e) {
      return KeyAnswer.refused(e.getMessage());
    }
  }

  private KeyAnswer list() {
    List<String> keys =
        holder.keys().stream().map(key -> Base64.getEncoder().encodeToString(key)).toList();
    return new KeyAnswer(true, "", keys, keys.isEmpty() ? "" : keys.get(0));
  }
}
