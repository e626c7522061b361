package io.praetor.gossip.internal.wire;

import io.praetor.gossip.internal.message.Endpoint;
import io.praetor.gossip.internal.message.FullState;
import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.message.NodeRecord;
import io.praetor.gossip.internal.message.NodeState;
import io.praetor.gossip.internal.message.Versions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Everything that members can say. */
final class WireArbitraries {

  private static final Arbitrary<Long> NUMBERS = Arbitraries.longs().between(0, 0xffff_ffffL);

  private WireArbitraries() {}

  static Arbitrary<Message> messages() {
    return Arbitraries.oneOf(
        pings(),
        indirectPings(),
        Combinators.combine(NUMBERS, bytes(300)).as(Message.Ack::new),
        NUMBERS.map(Message.Nack::new),
        Combinators.combine(NUMBERS, names(), names()).as(Message.Suspect::new),
        Combinators.combine(NUMBERS, names(), names()).as(Message.Dead::new),
        nodes(Arbitraries.just(NodeState.ALIVE)).map(Message.Alive::new),
        bytes(600).map(Message.User::new));
  }

  static Arbitrary<FullState> states() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            nodes(Arbitraries.of(NodeState.class)).list().ofMaxSize(30),
            bytes(2_000))
        .as(FullState::new);
  }

  static Arbitrary<byte[]> bytes(int max) {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(max);
  }

  private static Arbitrary<Message> pings() {
    return Combinators.combine(NUMBERS, names(), endpoints().injectNull(0.3), names())
        .as(Message.Ping::new);
  }

  private static Arbitrary<Message> indirectPings() {
    return Combinators.combine(
            NUMBERS,
            endpoints(),
            names(),
            Arbitraries.of(true, false),
            endpoints().injectNull(0.3),
            names())
        .as(Message.IndirectPing::new);
  }

  private static Arbitrary<NodeRecord> nodes(Arbitrary<NodeState> states) {
    return Combinators.combine(
            names(), endpoints(), bytes(512), NUMBERS, states, versions().injectNull(0.2))
        .as(NodeRecord::new);
  }

  private static Arbitrary<Versions> versions() {
    Arbitrary<Integer> version = Arbitraries.integers().between(0, 255);
    return Combinators.combine(version, version, version, version, version, version)
        .as(Versions::new);
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings().alpha().numeric().withChars("-.é中").ofMaxLength(60);
  }

  private static Arbitrary<Endpoint> endpoints() {
    Arbitrary<byte[]> addresses =
        Arbitraries.of(4, 16).flatMap(size -> Arbitraries.bytes().array(byte[].class).ofSize(size));
    return Combinators.combine(addresses, Arbitraries.integers().between(1, 0xffff))
        .as((address, port) -> new Endpoint(address(address), port));
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
