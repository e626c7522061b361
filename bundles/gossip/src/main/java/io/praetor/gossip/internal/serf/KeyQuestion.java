package io.praetor.gossip.internal.serf;

import io.praetor.gossip.internal.wire.MalformedMessageException;

/** Passes on what members say to an operation on their keys. */
record KeyQuestion(long handle, int members, Outbox out) implements RunningQueries.Answers {

  @Override
  public void answered(String from, byte[] payload) {
    KeyAnswer answer;
    try {
      answer = KeyCodec.answer(payload);
    } catch (MalformedMessageException e) {
      answer = KeyAnswer.refused("Failed to decode key query response: " + e.getMessage());
    }
    out.add(new SerfEffect.KeysAnswered(handle, from, answer));
  }

  @Override
  public void closed() {
    out.add(new SerfEffect.KeysClosed(handle, members));
  }
}
