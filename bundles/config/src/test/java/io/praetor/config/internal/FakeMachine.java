package io.praetor.config.internal;

import io.praetor.config.internal.net.InterfaceAddress;
import io.praetor.config.internal.net.IpLiteral;
import io.praetor.config.internal.net.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A machine with the addresses that a test gives it. */
public record FakeMachine(String hostName, String machineId, List<InterfaceAddress> addresses)
    implements Machine {

  /** A machine with loopback and one private address. */
  public static FakeMachine ordinary() {
    return with(address("eth0", "10.1.2.3", 24, true));
  }

  /** A machine with loopback and these addresses. */
  public static FakeMachine with(InterfaceAddress... cards) {
    InterfaceAddress loopback =
        new InterfaceAddress(
            "lo",
            IpLiteral.parse("127.0.0.1").orElseThrow(),
            8,
            65536,
            Set.of("up", "loopback"),
            false);
    List<InterfaceAddress> all = new ArrayList<>(List.of(loopback));
    all.addAll(List.of(cards));
    return new FakeMachine("machine", "0123456789abcdef", all);
  }

  /** An address of a card that is up. */
  public static InterfaceAddress address(String card, String ip, int prefix, boolean routed) {
    return new InterfaceAddress(
        card,
        IpLiteral.parse(ip).orElseThrow(),
        prefix,
        1500,
        Set.of("up", "broadcast", "multicast", "forwardable"),
        routed);
  }
}
