package io.praetor.gossip.internal.wire;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.MessageEncoder;

/**
 * Messages as memberlist writes them: type, then a map with the names of the fields in alphabetical
 * order, which is the order of HashiCorp's codec. Stateless.
 */
public final class MemberlistEncoder implements MessageEncoder {

  @Override
  public byte[] encode(Message message) {
    MsgpackWriter out = new MsgpackWriter();
    // A chain of instanceof, because patterns in switch are a preview in Java 17.
    if (message instanceof Message.Ping ping) {
      ping(out, ping);
    } else if (message instanceof Message.IndirectPing ping) {
      indirectPing(out, ping);
    } else if (message instanceof Message.Ack ack) {
      ack(out, ack);
    } else if (message instanceof Message.Nack nack) {
      out.plain(MessageType.NACK).map(1).string(Field.SEQUENCE).integer(nack.sequence());
    } else if (message instanceof Message.Suspect suspect) {
      belief(out, MessageType.SUSPECT, suspect.from(), suspect.incarnation(), suspect.node());
    } else if (message instanceof Message.Alive alive) {
      NodeFormat.writeAlive(out.plain(MessageType.ALIVE), alive.node());
    } else if (message instanceof Message.Dead dead) {
      belief(out, MessageType.DEAD, dead.from(), dead.incarnation(), dead.node());
    } else if (message instanceof Message.User user) {
      out.plain(MessageType.USER).plain(user.payload());
    }
    return out.toByteArray();
  }

  private static void ping(MsgpackWriter out, Message.Ping ping) {
    out.plain(MessageType.PING).map(2 + sourceFields(ping.source(), ping.sourceName()));
    out.string(Field.NODE).string(ping.target());
    out.string(Field.SEQUENCE).integer(ping.sequence());
    source(out, ping.source(), ping.sourceName());
  }

  private static void indirectPing(MsgpackWriter out, Message.IndirectPing ping) {
    out.plain(MessageType.INDIRECT_PING).map(5 + sourceFields(ping.source(), ping.sourceName()));
    out.string(Field.NACK).bool(ping.nack());
    out.string(Field.NODE).string(ping.target());
    out.string(Field.PORT).integer(ping.targetEndpoint().port());
    out.string(Field.SEQUENCE).integer(ping.sequence());
    source(out, ping.source(), ping.sourceName());
    out.string(Field.TARGET).raw(ping.targetEndpoint().address().getAddress());
  }

  private static void ack(MsgpackWriter out, Message.Ack ack) {
    out.plain(MessageType.ACK).map(2);
    out.string(Field.PAYLOAD).raw(ack.payload());
    out.string(Field.SEQUENCE).integer(ack.sequence());
  }

  private static void belief(
      MsgpackWriter out, int type, String from, long incarnation, String node) {
    out.plain(type).map(3);
    out.string(Field.FROM).string(from);
    out.string(Field.INCARNATION).integer(incarnation);
    out.string(Field.NODE).string(node);
  }

  private static int sourceFields(Endpoint source, String name) {
    return (source == null ? 0 : 2) + (name.isEmpty() ? 0 : 1);
  }

  /** Where the asker is; members before memberlist 0.2.4 do not say. */
  private static void source(MsgpackWriter out, Endpoint source, String name) {
    if (source != null) {
      out.string(Field.SOURCE_ADDRESS).raw(source.address().getAddress());
    }
    if (!name.isEmpty()) {
      out.string(Field.SOURCE_NODE).string(name);
    }
    if (source != null) {
      out.string(Field.SOURCE_PORT).integer(source.port());
    }
  }
}
