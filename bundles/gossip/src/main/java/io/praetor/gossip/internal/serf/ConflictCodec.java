package io.praetor.gossip.internal.serf;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.wire.MalformedMessageException;
import io.praetor.gossip.internal.wire.MsgpackReader;
import io.praetor.gossip.internal.wire.MsgpackStruct;
import io.praetor.gossip.internal.wire.MsgpackWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Payload of the answer to "who is the node of this name": the member, or nil. */
final class ConflictCodec {

  private static final int PORT_MAX = 0xffff;

  private ConflictCodec() {}

  /**
   * Encodes an answer.
   *
   * @param member null for "unknown"
   */
  static byte[] answer(MemberEntry member) {
    MsgpackWriter out = new MsgpackWriter().plain(SerfType.CONFLICT_RESPONSE);
    if (member == null) {
      return out.nil().toByteArray();
    }
    out.map(3);
    out.string("Name").string(member.name());
    out.string("Addr").raw(member.endpoint().address().getAddress());
    out.string("Port").integer(member.endpoint().port());
    return out.toByteArray();
  }

  /** Where the answering member believes the node to be; null when it does not know it. */
  static Endpoint place(byte[] payload) throws MalformedMessageException {
    if (payload.length == 0 || payload[0] != SerfType.CONFLICT_RESPONSE) {
      throw new MalformedMessageException("no answer about a conflict");
    }
    MsgpackStruct fields = new MsgpackReader(payload, 1, payload.length).struct();
    if (!fields.has("Addr")) {
      return null;
    }
    try {
      return new Endpoint(
          InetAddress.getByAddress(fields.raw("Addr")), (int) fields.integer("Port", PORT_MAX));
    } catch (UnknownHostException e) {
      throw new MalformedMessageException("an address of no known length");
    }
  }
}
