package io.praetor.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.config.internal.model.Configuration;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What settings mean together, given as the HCL that a person would write. */
class ConfigurationTest {

  private static final String DIR = "data_dir = \"d\"\n";

  @Test
  void shouldHaveConsulsDefaults() throws Exception {
    Configuration agent = read(DIR);
    assertEquals("dc1", agent.identity().datacenter());
    assertEquals("machine", agent.identity().nodeName());
    assertFalse(agent.identity().server());
    assertEquals(List.of("127.0.0.1:8500"), agent.http().http());
    assertEquals(List.of(), agent.http().https());
    assertEquals("0.0.0.0", agent.network().bindAddress());
    assertEquals("10.1.2.3", agent.network().advertiseAddress());
    assertEquals(300_000, agent.http().defaultQueryMillis());
    assertEquals("INFO", agent.log().level());
    assertEquals(List.of(), agent.warnings());
  }

  @Test
  void shouldBeAWholeServerInDevelopmentMode() throws Exception {
    Configuration agent = read("", "-dev");
    assertTrue(agent.identity().server());
    assertTrue(agent.server().bootstrap());
    assertTrue(agent.dataDirectory().isEmpty());
    assertEquals("127.0.0.1", agent.network().advertiseAddress());
    assertEquals("DEBUG", agent.log().level());
    assertEquals(1, agent.server().raftMultiplier());
    assertEquals(8502, agent.ports().grpc());
    assertEquals(List.of(), agent.warnings());
    assertEquals("WARN", read("log_level = \"warn\"", "-dev").log().level());
  }

  @Test
  void shouldReadTelemetry() throws Exception {
    Configuration.Telemetry usual = read(DIR).telemetry();
    assertEquals(
        new Configuration.Telemetry("consul", "machine", List.of(), true, 0, "", "", List.of()),
        usual);
    assertEquals("", read("", "-dev").telemetry().hostName());
    Configuration agent =
        read(
            DIR
                + "telemetry { metrics_prefix = \"m\" disable_hostname = true"
                + " prefix_filter = [\"+a\", \"b\", \"\"] filter_default = false"
                + " prometheus_retention_time = \"1m\" statsd_address = \"s:8125\""
                + " dogstatsd_addr = \"[::1]:8125\" dogstatsd_tags = [\"t:v\"] }");
    assertEquals(
        new Configuration.Telemetry(
            "m", "", List.of("+a"), false, 60_000, "s:8125", "[::1]:8125", List.of("t:v")),
        agent.telemetry());
    assertEquals(
        List.of(
            "Filter rule must begin with either '+' or '-': \"b\"",
            "Cannot have empty filter rule in prefix_filter"),
        agent.warnings());
    for (String wrong : List.of("s", "s:x", ":8125", "s:99999", "a:b:1", "[::1]")) {
      assertThrows(
          ConfigurationException.class,
          () -> read(DIR + "telemetry { statsd_address = \"" + wrong + "\" }"),
          wrong);
    }
  }

  @Test
  void shouldReadTheDirectoryOfTheFirstTutorials() throws Exception {
    Configuration agent =
        read(
            DIR
                + "bootstrap = true server = true datacenter = \"NYC2\" enable_syslog = true\n"
                + "encrypt = \"X4SYOinf2pTAcAHRhpj7dA==\" start_join = [\"1.2.3.4\"]");
    assertEquals("nyc2", agent.identity().datacenter());
    assertTrue(agent.server().bootstrap());
    assertEquals("X4SYOinf2pTAcAHRhpj7dA==", agent.membership().encryptKey());
    assertEquals(List.of("1.2.3.4"), agent.membership().lan().join().start());
    assertTrue(agent.log().syslog());
    assertEquals(
        List.of("bootstrap = true: only one server of a datacenter may ever have this"),
        agent.warnings());
  }

  @Test
  void shouldListenOnEveryClientAddressUnlessAProtocolHasItsOwn() throws Exception {
    assertEquals(
        List.of("127.0.0.1:80", "[::1]:80"),
        read(DIR + "client_addr = \"127.0.0.1 ::1\" ports { http = 80 }").http().http());
    assertEquals(
        List.of("unix:///tmp/s", "10.0.0.9:8500"),
        read(DIR + "addresses { http = \"unix:///tmp/s 10.0.0.9\" }").http().http());
    assertEquals(List.of(), read(DIR + "ports { http = 0 }").http().http());
    assertEquals(
        List.of("10.1.2.3:8500"), read(DIR + "client_addr = \"{{ GetPrivateIP }}\"").http().http());
  }

  @Test
  void shouldWarnOfUnservedKeysOnlyWhenTheyDiffer() throws Exception {
    assertEquals(
        List.of(),
        read(DIR
                + "enable_syslog = false encrypt = \"\" services = []\n"
                + "check_update_interval = \"300s\" ports { grpc = -1 } node_meta {}\n"
                + "primary_datacenter = \"DC1\" leave_on_terminate = true")
            .warnings());
    assertEquals(
        List.of("The 'ports.grpc' setting is accepted but not served yet."),
        read(DIR + "ports { grpc = 53 } services = [{ name = \"a\" }, { name =" + " \"b\" }]")
            .warnings());
  }

  @Test
  void shouldReadHowNamesAreAnswered() throws Exception {
    Configuration.Dns plain = read(DIR).dns();
    assertEquals(List.of("127.0.0.1:8600"), plain.listeners());
    assertEquals("consul", plain.domain());
    assertEquals("", plain.altDomain());
    assertEquals(new Configuration.Dns.Soa(3_600, 600, 86_400, 0), plain.soa());
    Configuration.Dns set =
        read(DIR
                + "addresses { dns = \"10.0.0.9\" } ports { dns = 53 } domain = \"Example.COM.\""
                + " recursors = [\"10.0.0.1\", \"::1\", \"[::2]:54\", \"10.0.0.1:53\"]"
                + " dns_config { service_ttl { \"*\" = \"5s\", \"db*\" = \"1m\" }"
                + " recursor_strategy = \"random\" soa { min_ttl = 7 } }")
            .dns();
    assertEquals(List.of("10.0.0.9:53"), set.listeners());
    assertEquals("example.com", set.domain());
    assertEquals(List.of("10.0.0.1:53", "[::1]:53", "[::2]:54"), set.recursors());
    assertEquals(List.of("*=5", "db*=60"), set.serviceTtls());
    assertTrue(set.randomRecursor());
    assertEquals(7, set.soa().minTtl());
    assertEquals(List.of(), read(DIR + "ports { dns = -1 }").dns().listeners());
  }

  @Test
  void shouldRefuseWhatCannotBeAnsweredByDns() {
    refused("DNS address cannot be a unix socket", "addresses { dns = \"unix:///s\" }");
    refused(
        "alt_domain cannot start with {service,connect,node,query,addr,dc1}",
        "alt_domain = \"node.test\"");
    refused("DNS recursor address cannot be 0.0.0.0, :: or [::]", "recursors = [\"0.0.0.0:53\"]");
    refused(
        "Invalid recursor address: not an IP address: dns.example",
        "recursors = [\"dns.example\"]");
    refused(
        "dns_config.udp_answer_limit cannot be -1. Must be greater than or equal to zero",
        "dns_config { udp_answer_limit = -1 }");
    refused(
        "dns_config.recursor_strategy: invalid strategy: \"x\"",
        "dns_config { recursor_strategy = \"x\" }");
  }

  private void refused(String reason, String keys) {
    ConfigurationException refusal =
        assertThrows(ConfigurationException.class, () -> read(DIR + keys));
    assertEquals(reason, refusal.getMessage());
  }

  @Test
  void shouldReadAccessControlUnderItsOldNamesToo() throws Exception {
    Configuration agent =
        read(
            DIR
                + "acl_datacenter = \"DC9\" acl_default_policy = \"deny\" acl_down_policy ="
                + " \"async-cache\" acl_ttl = \"7s\" acl_token = \"d\" acl_agent_token = \"a\""
                + " acl_agent_master_token = \"r\" acl_master_token = \"m\""
                + " acl_replication_token = \"c\"");
    Configuration.Security security = agent.security();
    assertTrue(security.acl());
    assertEquals("dc9", security.primary());
    assertEquals("deny", security.aclDefaultPolicy());
    assertEquals("async-cache", security.downPolicy());
    assertEquals(7_000, security.tokenTtlMillis());
    assertTrue(security.tokenReplication());
    assertEquals(new Configuration.AclTokens("m", "d", "a", "r", "c", "", ""), security.tokens());
    assertEquals("tokens", security.tokens().toString());
    assertEquals(List.of(), agent.http().blockEndpoints());
  }

  @Test
  void shouldKnowThePoliciesOfAccessControl() throws Exception {
    Configuration.Security security = read(DIR + "datacenter = \"dc7\"").security();
    assertEquals("allow", security.aclDefaultPolicy());
    assertEquals("extend-cache", security.downPolicy());
    assertEquals("dc7", security.primary());
    refused(
        "acl.default_policy must be allow or deny, got \"x\"", "acl { default_policy = \"x\" }");
    refused(
        "acl.down_policy must be one of allow, deny, extend-cache, async-cache, got \"x\"",
        "acl { down_policy = \"x\" }");
  }

  @Test
  void shouldTakeOneServerExpectedForBootstrap() throws Exception {
    Configuration one = read(DIR + "server = true bootstrap_expect = 1");
    assertTrue(one.server().bootstrap());
    assertEquals(0, one.server().bootstrapExpect());
    Configuration three = read(DIR + "server = true bootstrap_expect = 3");
    assertFalse(three.server().bootstrap());
    assertEquals(3, three.server().bootstrapExpect());
  }

  @Test
  void shouldUseCommonCertificatesUnlessHttpsHasItsOwn() throws Exception {
    String common = DIR + "tls { defaults { cert_file = \"c\" key_file = \"k\" ca_file = \"a\" }\n";
    Configuration agent =
        read(
            common + "https { cert_file = \"h\" verify_incoming = true } } ports { https = 8501 }");
    assertEquals("h", agent.tls().orElseThrow().certFile());
    assertEquals("k", agent.tls().orElseThrow().keyFile());
    assertTrue(agent.tls().orElseThrow().verifyIncoming());
    assertEquals(List.of("127.0.0.1:8501"), agent.http().https());
    Configuration bare = read(DIR + "ports { https = 8501 }");
    assertEquals(List.of(), bare.http().https());
    assertEquals(1, bare.warnings().size());
  }

  @Test
  void shouldTakeCipherSuitesOfEachProtocol() throws Exception {
    String suite = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384";
    String other = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
    String all =
        "tls { defaults { cert_file = \"c\" key_file = \"k\" tls_cipher_suites = \"%s\" }\n";
    Configuration agent =
        read(
            DIR
                + all.formatted(suite)
                + "internal_rpc { tls_cipher_suites = \"%s,%s\" } }".formatted(other, suite));
    assertEquals(List.of(suite), agent.tls().orElseThrow().cipherSuites());
    assertEquals(List.of(other, suite), agent.rpcTls().orElseThrow().tls().cipherSuites());
  }

  @Test
  void shouldLimitSessionsAndTransactions() throws ConfigurationException {
    Configuration.Server plain = read(DIR).server();
    assertEquals(10_000, plain.sessionMinTtlMillis());
    assertEquals(524_288, plain.txnMaxRequestBytes());
    Configuration.Server tuned =
        read(DIR
                + "session_ttl_min = \"30s\" limits { kv_max_value_size = 8 txn_max_req_len = 64 }")
            .server();
    assertEquals(30_000, tuned.sessionMinTtlMillis());
    assertEquals(64, tuned.txnMaxRequestBytes());
    Configuration.Server values =
        read(DIR + "session_ttl_min = \"0s\" limits { kv_max_value_size = 1048576 }").server();
    assertEquals(10_000, values.sessionMinTtlMillis(), "zero stands for the default");
    assertEquals(1_048_576, values.txnMaxRequestBytes(), "a value must fit");
  }

  @Test
  void shouldServeTheUiOfBundlesOrADirectory() throws ConfigurationException {
    assertFalse(read(DIR).http().ui());
    Configuration.Http bundles = read(DIR + "ui = true ui_content_path = \"web/x\"").http();
    assertTrue(bundles.ui());
    assertEquals("/web/x/", bundles.uiContentPath());
    assertEquals("", bundles.uiDirectory());
    Configuration.Http directory = read(DIR + "ui_dir = \"/srv/ui\"").http();
    assertTrue(directory.ui());
    assertEquals("/ui/", directory.uiContentPath());
    assertEquals("/srv/ui", directory.uiDirectory());
    assertEquals("/srv/ui", read("ui_config { dir = \"/srv/ui\" }", "-dev").http().uiDirectory());
    assertError(
        "ui_config { enabled = true dir = \"/srv/ui\" }",
        "Both the ui_config.enabled and ui_config.dir (or -ui and -ui-dir) were specified, please");
  }

  @Test
  void shouldRefuseWhatCannotWork() {
    assertError("bootstrap = true", "'bootstrap = true' requires 'server = true'");
    assertError("bootstrap_expect = 3", "'bootstrap_expect > 0' requires 'server = true'");
    assertError("bootstrap_expect = -1", "bootstrap_expect cannot be -1");
    assertError("performance { raft_multiplier = 11 }", "performance.raft_multiplier cannot be 11");
    assertError(
        "praetor { storage_engine = \"acme.rocks\" }",
        "praetor.storage_engine cannot be \"acme.rocks\"");
    assertError("praetor { storage_engine = \"\" }", "praetor.storage_engine cannot be \"\"");
    assertError("raft_protocol = 2", "raft_protocol version 2 is not supported");
    assertError("log_level = \"loud\"", "Invalid log level: loud");
    assertError("node_id = \"x\"", "node_id is not a UUID");
    assertError("advertise_addr = \"0.0.0.0\"", "Advertise address cannot be 0.0.0.0, :: or [::]");
    assertError("bind_addr = \"1.1.1.1 2.2.2.2\"", "bind_addr cannot contain multiple addresses");
    assertError("client_addr = \"unix:///x\"", "client_addr cannot be a unix socket");
    assertError("bind_addr = \"{{ Wrong }}\"", "bind_addr: template");
    assertError("acl { default_policy = \"x\" }", "acl.default_policy must be allow or deny");
    assertError("http_config { allow_write_http_from = [\"x\"] }", "http_config.allow_write");
    assertError("limits { request_limits { mode = \"on\" } }", "limits.request_limits.mode");
    assertError("node_meta { \"consul-x\" = \"1\" }", "node_meta key is reserved");
    assertError("ui_config { content_path = \"a b\" }", "ui-content-path can only contain");
    assertError("ui_config { content_path = \"v1\" }", "ui-content-path cannot have 'v[0-9]'");
    assertError("ui_config { content_path = \"/\" }", "ui-content-path cannot be the root");
    assertError("tls { https { cert_file = \"c\" } }", "tls: cert_file and key_file");
    assertError("tls { defaults { tls_min_version = \"x\" } }", "tls: tls_min_version must be");
    assertError(
        "tls_cipher_suites = \"TLS_RSA_WITH_X\"",
        "tls_cipher_suites: invalid tls cipher suites: unsupported cipher \"TLS_RSA_WITH_X\"");
    assertError("verify_incoming = true", "VerifyIncoming set but no CA certificates");
    assertError("verify_incoming_https = true", "VerifyIncoming set but no CA certificates");
    assertError("verify_incoming_rpc = true ca_file = \"a\"", "VerifyIncoming requires either a");
    assertError(
        "default_intention_policy = \"yes\"",
        "default_intention_policy: \"yes\" is neither \"allow\" nor \"deny\"");
    assertError(
        "serf_lan_allowed_cidrs = [\"10.0.0.0\"]",
        "serf_lan_allowed_cidrs: invalid CIDR address: \"10.0.0.0\"");
    assertError(
        "praetor { checks { denied_addresses = [\"10.0.0.1\"] } }",
        "praetor.checks.denied_addresses: invalid CIDR address: \"10.0.0.1\"");
    assertError("auto_encrypt { allow_tls = true }", "auto_encrypt.allow_tls can only be used on");
    assertError("server = true auto_encrypt { tls = true }", "auto_encrypt.tls can only be used");
    assertError("auto_encrypt { tls = true }", "auto_encrypt.tls set, and no CA certificate");
    assertError(
        "server = true ca_file = \"a\" auto_encrypt { allow_tls = true }",
        "auto_encrypt.allow_tls requires ca_file, cert_file and key_file");
    assertError(
        "verify_incoming = true auto_encrypt { tls = true }", "VerifyIncoming set but no CA");
    assertError("connect { ca_provider = \"x\" }", "x is not a valid CA provider");
    assertError("connect { ca_provider = \"vault\" }", "connect.ca_provider: \"vault\" is not");
    assertError(
        "connect { ca_config { leaf_cert_ttl = \"1m\" } }",
        "connect.ca_config: leaf cert TTL must be greater");
    assertError("unix_sockets { mode = \"999\" }", "unix_sockets.mode is not an octal mode");
    assertError("limits { kv_max_value_size = 0 }", "limits.kv_max_value_size must be greater");
    assertError("limits { txn_max_req_len = -1 }", "limits.txn_max_req_len cannot be -1");
    assertError("session_ttl_min = \"-1s\"", "session_ttl_min must be greater than zero");
    assertError("praetor { kv { change_history = -1 } }", "praetor.kv.change_history cannot be");
    assertError("praetor { kv { versions = -1 } }", "praetor.kv.versions cannot be -1");
    assertError(
        "praetor { kv { change_history_bytes = 0 } }", "praetor.kv.change_history_bytes must be");
    assertError("praetor { kv { version_bytes = 0 } }", "praetor.kv.version_bytes must be");
    assertError("limits { txn_max_req_len = -1 }", "limits.txn_max_req_len cannot be -1");
    assertError("session_ttl_min = \"-1s\"", "session_ttl_min must be greater than zero");
    assertError(
        "praetor { history { horizon = \"-1s\" } }", "praetor.history.horizon cannot be negative");
    assertError("server = true ports { server = -1 }", "ports.server cannot be switched off");
    assertError("data_dir = \"a\\u0000b\"", "data_dir is not a path");
  }

  @Test
  void shouldSayHowMuchOfThePastOfKeysIsKept() throws ConfigurationException {
    assertEquals(
        new Configuration.Kv(524_288, 8_192, 16_777_216, 0, 67_108_864),
        read("", "-dev").server().kv());
    assertEquals(
        new Configuration.Kv(524_288, 0, 1, 3, 2),
        read(
                "praetor { kv { change_history = 0 change_history_bytes = 1"
                    + " versions = 3 version_bytes = 2 } }",
                "-dev")
            .server()
            .kv());
  }

  @Test
  void shouldSayHowLongHealthIsRemembered() throws ConfigurationException {
    assertEquals(3_600_000, read("", "-dev").server().historyMillis());
    assertEquals(
        0, read("praetor { history { horizon = \"0s\" } }", "-dev").server().historyMillis());
  }

  @Test
  void shouldSayWhatIsSharedWithBundlesOfOthers() throws ConfigurationException {
    assertEquals(
        new Configuration.Bridges(30_000, 10_000, List.of(), "", false, "osgi-endpoint", ""),
        read("", "-dev").bridges());
    assertEquals(
        new Configuration.Bridges(60_000, 1_000, List.of("a"), "osgi/", true, "rsa", "t"),
        read(
                "praetor { bridges { token = \"t\" health { interval = \"1m\" timeout = \"1s\""
                    + " tags = [\"a\"] } config { prefix = \"osgi\" publish = true }"
                    + " discovery { service = \"rsa\" } } }",
                "-dev")
            .bridges());
    assertError(
        "praetor { bridges { config { publish = true } } }",
        "praetor.bridges.config.publish requires praetor.bridges.config.prefix");
    assertError(
        "praetor { bridges { config { prefix = \"/a\" } } }",
        "praetor.bridges.config.prefix cannot begin with a slash");
    assertError(
        "praetor { bridges { discovery { service = \"\" } } }",
        "praetor.bridges.discovery.service cannot be empty");
    assertError(
        "praetor { bridges { health { interval = \"-1s\" } } }", "praetor.bridges.health.interval");
  }

  @Test
  void shouldKnowWhenTheLeaderTakesSnapshots() throws Exception {
    assertEquals(0, read(DIR).snapshots().intervalMillis());
    Configuration.Snapshots kept =
        read(DIR + "snapshots { interval = \"1h\", retain = 3 }").snapshots();
    assertEquals(3_600_000, kept.intervalMillis());
    assertEquals(3, kept.retain());
    assertTrue(kept.directory().endsWith("d/snapshots"), kept.directory());
    assertEquals(
        "/backups",
        read(DIR + "snapshots { interval = \"1h\", path = \"/backups\" }").snapshots().directory());
    assertError("snapshots { interval = \"1ms\" }", "snapshots.interval cannot be less");
    assertError("snapshots { retain = 0 }", "snapshots.retain cannot be 0.");
    assertEquals(
        "snapshots.interval needs snapshots.path where there is no data_dir",
        assertThrows(
                ConfigurationException.class, () -> read("snapshots { interval = \"1h\" }", "-dev"))
            .getMessage());
  }

  @Test
  void shouldRefuseNamesForCertificatesThatAreNone() {
    assertError(
        "auto_encrypt { dns_san = [\"a b\"] }", "auto_encrypt.dns_san: \"a b\" is not a DNS name");
  }

  private static Configuration read(String hcl, String... flags) throws ConfigurationException {
    List<String> words = new ArrayList<>(List.of(flags));
    words.addAll(List.of("-hcl", hcl));
    return new AgentSource(words, FakeMachine.ordinary()).read().configuration();
  }

  private static void assertError(String hcl, String start) {
    String error =
        assertThrows(ConfigurationException.class, () -> read(DIR + hcl), () -> hcl).getMessage();
    assertTrue(error.startsWith(start), () -> hcl + ": " + error);
  }
}
