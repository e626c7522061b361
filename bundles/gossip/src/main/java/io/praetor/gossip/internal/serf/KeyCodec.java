package io.praetor.gossip.internal.serf;

import io.praetor.gossip.internal.wire.MalformedMessageException;
import io.praetor.gossip.internal.wire.MsgpackReader;
import io.praetor.gossip.internal.wire.MsgpackStruct;
import io.praetor.gossip.internal.wire.MsgpackWriter;
import java.util.ArrayList;
import java.util.List;

/** Payloads of questions about keys and of their answers. */
final class KeyCodec {

  private KeyCodec() {}

  static byte[] request(byte[] key) {
    MsgpackWriter out = new MsgpackWriter().plain(SerfType.KEY_REQUEST).map(1);
    return out.string("Key").raw(key).toByteArray();
  }

  static byte[] requestedKey(byte[] payload) throws MalformedMessageException {
    return fields(payload, SerfType.KEY_REQUEST).raw("Key");
  }

  static byte[] answer(KeyAnswer answer) {
    MsgpackWriter out = new MsgpackWriter().plain(SerfType.KEY_RESPONSE).map(4);
    out.string("Result").bool(answer.ok());
    out.string("Message").string(answer.message());
    out.string("Keys").array(answer.keys().size());
    answer.keys().forEach(out::string);
    out.string("PrimaryKey").string(answer.primaryKey());
    return out.toByteArray();
  }

  static KeyAnswer answer(byte[] payload) throws MalformedMessageException {
    MsgpackStruct fields = fields(payload, SerfType.KEY_RESPONSE);
    List<String> keys = new ArrayList<>();
    if (fields.has("Keys")) {
      MsgpackReader in = fields.reader("Keys");
      for (int left = in.array(); left > 0; left--) {
        keys.add(in.string());
      }
    }
    return new KeyAnswer(
        fields.bool("Result"), fields.string("Message"), keys, fields.string("PrimaryKey"));
  }

  private static MsgpackStruct fields(byte[] payload, int type) throws MalformedMessageException {
    if (payload.length == 0 || payload[0] != type) {
      throw new MalformedMessageException("payload of another type than " + type);
    }
    return new MsgpackReader(payload, 1, payload.length).struct();
  }
}
