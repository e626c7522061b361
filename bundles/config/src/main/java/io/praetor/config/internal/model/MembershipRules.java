package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.Network;
import io.praetor.config.internal.model.Configuration.Ports;
import io.praetor.config.internal.model.Membership.Join;
import io.praetor.config.internal.model.Membership.Leave;
import io.praetor.config.internal.model.Membership.Pool;
import io.praetor.config.internal.model.Membership.Timing;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.DurationText;
import java.util.Optional;

/** Gossip pools, whom to join, and how to leave. */
final class MembershipRules {

  private static final long LAN_PUSH_PULL_MILLIS = 30_000;
  private static final long LAN_TCP_TIMEOUT_MILLIS = 10_000;
  private static final long WAN_PUSH_PULL_MILLIS = 60_000;
  private static final long WAN_TCP_TIMEOUT_MILLIS = 30_000;

  private final KeyValues keys;
  private final AddressRules addresses;

  MembershipRules(KeyValues keys, AddressRules addresses) {
    this.keys = keys;
    this.addresses = addresses;
  }

  Membership read(Network network, Ports ports) throws ConfigurationException {
    boolean server = keys.flag("server");
    require(ports.serfLan() > 0, "ports.serf_lan cannot be switched off");
    return new Membership(
        lan(network, ports),
        server && ports.serfWan() > 0 ? Optional.of(wan(network, ports)) : Optional.empty(),
        keys.text("encrypt"),
        keys.flag("encrypt_verify_incoming"),
        keys.flag("encrypt_verify_outgoing"),
        !keys.flag("disable_keyring_file"),
        keys.flag("rejoin_after_leave"),
        advertisedReconnect(server),
        !keys.flag("disable_coordinates"),
        new Leave(
            keys.flag("leave_on_terminate"),
            keys.flag("skip_leave_on_interrupt"),
            keys.millis("performance.leave_drain_time")));
  }

  private Pool lan(Network network, Ports ports) throws ConfigurationException {
    return new Pool(
        addresses.gossip("serf_lan", network.bindAddress()),
        ports.serfLan(),
        network.advertiseAddress(),
        join(""),
        keys.networks("serf_lan_allowed_cidrs"),
        timing("gossip_lan.", LAN_PUSH_PULL_MILLIS, LAN_TCP_TIMEOUT_MILLIS),
        keys.positiveMillis("reconnect_timeout"));
  }

  private Pool wan(Network network, Ports ports) throws ConfigurationException {
    return new Pool(
        addresses.gossip("serf_wan", network.bindAddress()),
        ports.serfWan(),
        network.advertiseWanAddress(),
        join("_wan"),
        keys.networks("serf_wan_allowed_cidrs"),
        timing("gossip_wan.", WAN_PUSH_PULL_MILLIS, WAN_TCP_TIMEOUT_MILLIS),
        keys.positiveMillis("reconnect_timeout_wan"));
  }

  private Join join(String suffix) throws ConfigurationException {
    return new Join(
        addresses.joined("start_join" + suffix),
        addresses.joined("retry_join" + suffix),
        keys.positiveMillis("retry_interval" + suffix),
        keys.atLeast(0, "retry_max" + suffix));
  }

  private Timing timing(String section, long pushPullMillis, long tcpTimeoutMillis)
      throws ConfigurationException {
    return new Timing(
        keys.positiveMillis(section + "probe_interval"),
        keys.positiveMillis(section + "probe_timeout"),
        keys.positiveMillis(section + "gossip_interval"),
        keys.atLeast(1, section + "gossip_nodes"),
        keys.atLeast(1, section + "suspicion_mult"),
        keys.atLeast(1, section + "retransmit_mult"),
        pushPullMillis,
        tcpTimeoutMillis);
  }

  private Optional<String> advertisedReconnect(boolean server) throws ConfigurationException {
    String path = "advertise_reconnect_timeout";
    if (!keys.isSet(path) || keys.duration(path).isZero()) {
      return Optional.empty();
    }
    require(!server, path + " can only be used on a client");
    return Optional.of(DurationText.text(keys.duration(path)));
  }
}
