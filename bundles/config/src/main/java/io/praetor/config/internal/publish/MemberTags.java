package io.praetor.config.internal.publish;

import io.praetor.config.internal.model.Configuration;
import io.praetor.config.internal.model.Configuration.RpcTls;
import io.praetor.config.internal.model.Configuration.Server;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an agent says of itself in its gossip pools: Consul's tags, by which agents of either kind
 * know a server from a client and where its port is.
 */
final class MemberTags {

  /** The protocol versions between agents that Consul has spoken since 0.8. */
  private static final String PROTOCOL_MIN = "2";

  private static final String PROTOCOL_MAX = "3";
  private static final String RAFT_PROTOCOL = "3";
  private static final String YES = "1";
  private static final String NO = "0";

  private final Configuration configuration;
  private final Map<String, String> tags = new TreeMap<>();

  private MemberTags(Configuration configuration, String nodeId, String version) {
    this.configuration = configuration;
    tags.put("dc", configuration.identity().datacenter());
    tags.put("id", nodeId);
    tags.put("segment", "");
    tags.put("vsn", Long.toString(configuration.keys().whole("protocol")));
    tags.put("vsn_min", PROTOCOL_MIN);
    tags.put("vsn_max", PROTOCOL_MAX);
    // Version and revision with a colon between them; a release has no revision.
    tags.put("build", version + ":");
    tags.put("acls", configuration.security().acl() ? YES : NO);
  }

  static Map<String, String> lan(Configuration configuration, String nodeId, String version) {
    MemberTags member = new MemberTags(configuration, nodeId, version);
    if (configuration.identity().server()) {
      member.server();
      configuration
          .membership()
          .wan()
          .ifPresent(wan -> member.tags.put("wan_join_port", Integer.toString(wan.port())));
    } else {
      member.tags.put("role", "node");
      configuration
          .membership()
          .advertisedReconnect()
          .ifPresent(timeout -> member.tags.put("rc_tm", timeout));
    }
    return member.tags;
  }

  static Map<String, String> wan(Configuration configuration, String nodeId, String version) {
    MemberTags member = new MemberTags(configuration, nodeId, version);
    member.server();
    return member.tags;
  }

  private void server() {
    Server server = configuration.server();
    tags.put("role", "consul");
    tags.put("port", Integer.toString(configuration.ports().server()));
    tags.put("raft_vsn", RAFT_PROTOCOL);
    // Features that old agents look for: federation states and service intentions.
    tags.put("ft_fs", YES);
    tags.put("ft_si", YES);
    if (server.bootstrap()) {
      tags.put("bootstrap", YES);
    }
    if (server.bootstrapExpect() > 0) {
      tags.put("expect", Integer.toString(server.bootstrapExpect()));
    }
    if (server.nonVoter()) {
      tags.put("nonvoter", YES);
      tags.put("read_replica", YES);
    }
    if (configuration.rpcTls().map(RpcTls::tls).filter(tls -> hasAuthorities(tls)).isPresent()) {
      tags.put("use_tls", YES);
    }
  }

  private static boolean hasAuthorities(Configuration.Tls tls) {
    return !tls.caFile().isEmpty() || !tls.caPath().isEmpty();
  }
}
