package io.praetor.gossip.internal.wire;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import io.praetor.gossip.internal.message.Versions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** A node in an alive message and in a full exchange; what they have in common is the same. */
final class NodeFormat {

  static final long MAX_UINT32 = 0xffff_ffffL;

  private static final long MAX_PORT = 0xffff;
  private static final int VERSION_COUNT = 6;

  /** By their number. */
  private static final List<NodeState> STATES = List.of(NodeState.values());

  private NodeFormat() {}

  static void writeAlive(MsgpackWriter out, NodeRecord node) {
    out.map(6);
    what(out, node);
    out.string(Field.NODE).string(node.name());
    out.string(Field.PORT).integer(node.endpoint().port());
    out.string(Field.VERSIONS).raw(versions(node.versions()));
  }

  static void writeState(MsgpackWriter out, NodeRecord node) {
    out.map(7);
    what(out, node);
    out.string(Field.NAME).string(node.name());
    out.string(Field.PORT).integer(node.endpoint().port());
    out.string(Field.STATE).integer(STATES.indexOf(node.state()));
    out.string(Field.VERSIONS).raw(versions(node.versions()));
  }

  private static void what(MsgpackWriter out, NodeRecord node) {
    out.string(Field.ADDRESS).raw(node.endpoint().address().getAddress());
    out.string(Field.INCARNATION).integer(node.incarnation());
    out.string(Field.META).raw(node.meta());
  }

  static NodeRecord readAlive(MsgpackStruct in, int defaultPort) throws MalformedMessageException {
    return read(in, Field.NODE, NodeState.ALIVE, defaultPort);
  }

  static NodeRecord readState(MsgpackStruct in, int defaultPort) throws MalformedMessageException {
    int state = (int) in.integer(Field.STATE, STATES.size() - 1L);
    return read(in, Field.NAME, STATES.get(state), defaultPort);
  }

  private static NodeRecord read(MsgpackStruct in, String name, NodeState state, int defaultPort)
      throws MalformedMessageException {
    return new NodeRecord(
        in.string(name),
        endpoint(in, Field.ADDRESS, Field.PORT, defaultPort),
        in.raw(Field.META),
        in.integer(Field.INCARNATION, MAX_UINT32),
        state,
        versions(in.raw(Field.VERSIONS)));
  }

  /** Members of protocol 1 name no port: theirs is the one that everybody uses. */
  static Endpoint endpoint(MsgpackStruct in, String address, String port, int defaultPort)
      throws MalformedMessageException {
    int named = (int) in.integer(port, MAX_PORT);
    return new Endpoint(address(in.raw(address)), named == 0 ? defaultPort : named);
  }

  private static InetAddress address(byte[] bytes) throws MalformedMessageException {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new MalformedMessageException("address of " + bytes.length + " bytes");
    }
  }

  private static byte[] versions(Versions all) {
    if (all == null) {
      return null;
    }
    return new byte[] {
      (byte) all.min(),
      (byte) all.max(),
      (byte) all.current(),
      (byte) all.delegateMin(),
      (byte) all.delegateMax(),
      (byte) all.delegateCurrent()
    };
  }

  private static Versions versions(byte[] all) {
    if (all.length < VERSION_COUNT) {
      return null;
    }
    return new Versions(
        all[0] & 0xff, all[1] & 0xff, all[2] & 0xff, all[3] & 0xff, all[4] & 0xff, all[5] & 0xff);
  }
}
