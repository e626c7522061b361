package io.praetor.gossip.internal.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.gossip.internal.message.Message;
import io.praetor.gossip.internal.wire.KeySet;
import io.praetor.gossip.internal.wire.MemberlistEncoder;
import io.praetor.gossip.internal.wire.WireOptions;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrangersTest {

  private static final long TIMEOUT_MILLIS = 5_000;
  private static final int TRIES = 100;
  private static final Message.Ping PING = new Message.Ping(42, "b", null, "");

  @Test
  void shouldNotBeListenedTo() throws Exception {
    RecordingReceiver receiver = new RecordingReceiver("b", null, false);
    try (NettyTransport a = bind(AllowedNetworks.ALL);
        NettyTransport b = bind(AllowedNetworks.of("10.0.0.0/8"))) {
      b.listen(receiver);

      int streams = 0;
      do { // a packet may be lost; one that is not is there before the stream
        a.send(b.bound(), List.of(new MemberlistEncoder().encode(PING)));
        assertFalse(a.ping(b.bound(), PING, TIMEOUT_MILLIS).get());
        streams++;
      } while (b.rejected() == streams && streams < TRIES);
      assertTrue(b.rejected() > streams, "no packet was rejected");
      assertTrue(receiver.isEmpty());
    }
  }

  private static NettyTransport bind(AllowedNetworks networks) throws Exception {
    WireOptions plain = new WireOptions(new KeySet(List.of()), true, true, true, 7946);
    return NettyTransport.bind(
        new TransportOptions(
            "strangers", InetAddress.getLoopbackAddress(), 0, networks, TIMEOUT_MILLIS, plain));
  }
}
