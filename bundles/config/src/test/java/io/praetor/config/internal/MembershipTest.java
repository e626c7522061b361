package io.praetor.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.config.internal.model.Configuration;
import io.praetor.config.internal.model.Configuration.RpcTls;
import io.praetor.config.internal.model.Membership;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pools, joining, leaving and what protects them. Error texts are those of Consul 1.10. */
class MembershipTest {

  private static final String LOCAL = "data_dir = \"d\" bind_addr = \"127.0.0.1\" ";
  private static final String KEY = "encrypt = \"X4SYOinf2pTAcAHRhpj7dA==\" ";

  @Test
  void shouldLeaveAsTheRoleDoes() throws Exception {
    Membership client = read("").membership();
    assertTrue(client.leave().onTerminate());
    assertFalse(client.leave().skipOnInterrupt());
    Membership server = read("server = true").membership();
    assertFalse(server.leave().onTerminate());
    assertTrue(server.leave().skipOnInterrupt());
    assertEquals(5_000, server.leave().drainMillis());
    assertFalse(read("leave_on_terminate = false").membership().leave().onTerminate());
  }

  @Test
  void shouldJoinNamesAddressesAndTemplates() throws Exception {
    Membership.Join join =
        read("retry_join = [\"{{ GetPrivateIP }}\", \"consul.example:8301\", \"[::1]:1\"]"
                + " retry_max = 4 retry_interval = \"2s\"")
            .membership()
            .lan()
            .join();
    assertEquals(List.of("10.1.2.3", "consul.example:8301", "[::1]:1"), join.retry());
    assertEquals(2_000, join.retryIntervalMillis());
    assertEquals(4, join.retryMax());
  }

  @Test
  void shouldTakeZeroForTheDefault() throws Exception {
    assertEquals(
        72L * 3600 * 1000, read("reconnect_timeout = \"0s\"").membership().lan().reconnectMillis());
    assertEquals(24L * 3600 * 1000, read("log_rotate_duration = \"0s\"").log().rotateMillis());
  }

  @Test
  void shouldTagAddressesByUseAndFamily() throws Exception {
    assertEquals(
        Map.of(
            "lan", "127.0.0.1",
            "lan_ipv4", "127.0.0.1",
            "lan_ipv6", "2001:db8::1",
            "vpn", "10.9.9.9",
            "wan", "198.51.100.7",
            "wan_ipv4", "198.51.100.7"),
        read("advertise_addr_wan = \"198.51.100.7\" advertise_addr_ipv6 = \"2001:db8::1\""
                + " tagged_addresses { vpn = \"10.9.9.9\" }")
            .network()
            .taggedAddresses());
  }

  @Test
  void shouldUseTheCommonCertificatesBetweenAgents() throws Exception {
    RpcTls rpc =
        read("server = true ca_file = \"ca\" cert_file = \"c\" key_file = \"k\""
                + " verify_incoming = true verify_server_hostname = true domain = \"corp.\"")
            .rpcTls()
            .orElseThrow();
    assertEquals("ca", rpc.tls().caFile());
    assertTrue(rpc.tls().verifyIncoming());
    assertTrue(rpc.verifyServerHostname());
    assertTrue(rpc.verifyOutgoing());
    assertEquals("corp", rpc.domain());
    assertEquals(Optional.empty(), read("").rpcTls());
    assertTrue(read("tls { internal_rpc { ca_path = \"p\" } }").rpcTls().isPresent());
  }

  @Test
  void shouldWarnOfAKeyThatTheKeyringOutweighs(@TempDir Path directory) throws Exception {
    Files.createDirectories(directory.resolve("serf"));
    Files.writeString(directory.resolve("serf/local.keyring"), "[]");
    String data = "data_dir = \"" + directory + "\" ";
    assertEquals(
        List.of("WARNING: LAN keyring exists but -encrypt given, using keyring"),
        read(data + KEY).warnings());
    assertEquals(List.of(), read(data + KEY + "disable_keyring_file = true").warnings());
  }

  @Test
  void shouldRefuseKeysThatAreNone() {
    String invalid = "encrypt has invalid key: ";
    assertError("encrypt = \"short\"", invalid + "illegal base64 data at input byte 4");
    assertError("encrypt = \"*AAA\"", invalid + "illegal base64 data at input byte 0");
    assertError("encrypt = \"AAAA\"", invalid + "key size must be 16, 24 or 32 bytes");
  }

  @Test
  void shouldRefuseAddressesThatAreNone() {
    assertError("advertise_addr_wan = \"::\"", "Advertise WAN address cannot be 0.0.0.0, :: or");
    assertError(
        "advertise_addr = \"nonsense\"",
        "1 error occurred:\n\t* advertise_addr: invalid ip address: nonsense\n");
    assertError("serf_lan = \"x\"", "1 error occurred:\n\t* serf_lan: invalid ip address: x\n");
    assertError(
        "serf_lan = \"unix:///x\"", "1 error occurred:\n\t* serf_lan cannot be a unix socket");
    assertError("advertise_addr_ipv4 = \"::1\"", "advertise_addr_ipv4 must be an ipv4 address");
    assertError(
        "advertise_addr_wan_ipv6 = \"1.2.3.4\"", "advertise_addr_wan_ipv6 must be an ipv6 address");
    assertError("ports { serf_lan = -1 }", "ports.serf_lan cannot be switched off");
  }

  @Test
  void shouldRefuseAddressesThatAreTaken() {
    assertError(
        "ports { serf_lan = 8500 }",
        "Serf Advertise LAN address 127.0.0.1:8500 already configured for HTTP");
    assertError(
        "ports { serf_lan = 8300 }",
        "Serf Advertise LAN address 127.0.0.1:8300 already configured for RPC Advertise");
    assertError(
        "server = true ports { serf_wan = 8301 }",
        "Serf Advertise WAN address 127.0.0.1:8301 already configured for Serf Advertise LAN");
  }

  @Test
  void shouldRefuseWhatCannotWork() {
    assertError("retry_join = [\"provider=aws tag_key=x\"]", "retry_join: cloud auto-join is not");
    assertError("gossip_lan { probe_interval = \"-1s\" }", "gossip_lan.probe_interval must be");
    assertError("gossip_wan { gossip_nodes = 0 } server = true", "gossip_wan.gossip_nodes cannot");
    assertError(
        "server = true advertise_reconnect_timeout = \"1h\"",
        "advertise_reconnect_timeout can only be used on a client");
    assertError(
        "autopilot { max_trailing_logs = -1 }",
        "autopilot.max_trailing_logs cannot be -1. Must be greater than or equal to zero");
    assertError("verify_outgoing = true", "VerifyOutgoing set, and no CA certificate provided!");
    assertError(
        "server = true verify_incoming = true",
        "VerifyIncoming set but no CA certificates were provided");
    assertError(
        "server = true verify_incoming = true ca_file = \"a\"",
        "VerifyIncoming requires either a Cert and Key pair in the configuration file");
    assertError("enable_syslog = true syslog_facility = \"x\"", "invalid syslog facility: x");
  }

  private static Configuration read(String hcl) throws ConfigurationException {
    List<String> words = List.of("-hcl", LOCAL + hcl);
    return new AgentSource(words, FakeMachine.ordinary()).read().configuration();
  }

  private static void assertError(String hcl, String start) {
    String error =
        assertThrows(ConfigurationException.class, () -> read(hcl), () -> hcl).getMessage();
    assertTrue(error.startsWith(start), () -> hcl + ": " + error);
  }
}
