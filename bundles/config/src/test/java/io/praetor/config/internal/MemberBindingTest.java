package io.praetor.config.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.config.internal.model.Configuration;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code praetor.bind_members}. */
class MemberBindingTest {

  private static final String DIR = "data_dir = \"d\"\n";

  /** Without these nobody has to show a certificate, or anybody may pass for a server. */
  @Test
  void shouldBindMembersOnlyWhereCertificatesAreDemanded() throws ConfigurationException {
    String files = "ca_file = \"a\" cert_file = \"c\" key_file = \"k\" ";
    String both = files + "verify_incoming_rpc = true verify_server_hostname = true ";
    String bind = "praetor { bind_members = true } ";
    assertFalse(read(DIR + "server = true " + both).rpc().bindMembers());
    assertTrue(read(DIR + "server = true " + both + bind).rpc().bindMembers());
    assertTrue(
        read(DIR
                + "server = true verify_incoming = true verify_server_hostname = true "
                + files
                + bind)
            .rpc()
            .bindMembers());
    assertFalse(read(DIR + bind).rpc().bindMembers(), "it means nothing on a client");
    String handed = "server = true " + both + bind + "auto_encrypt { allow_tls = true } ";
    assertError(handed, "praetor.bind_members with auto_encrypt.allow_tls requires acl.enabled");
    assertError(handed + "acl { enabled = true }", "praetor.bind_members with auto_encrypt");
    assertTrue(
        read(DIR + handed + "acl { enabled = true default_policy = \"deny\" }")
            .rpc()
            .bindMembers());
    String refusal =
        "praetor.bind_members requires verify_incoming (or verify_incoming_rpc) and"
            + " verify_server_hostname: otherwise";
    assertError("server = true " + bind, refusal);
    assertError("server = true verify_incoming_rpc = true " + files + bind, refusal);
    assertError("server = true verify_server_hostname = true " + files + bind, refusal);
    assertError(
        "server = true verify_incoming_https = true verify_outgoing = true " + files + bind,
        refusal);
  }

  private static Configuration read(String hcl) throws ConfigurationException {
    return new AgentSource(List.of("-hcl", hcl), FakeMachine.ordinary()).read().configuration();
  }

  private static void assertError(String hcl, String start) {
    String error =
        assertThrows(ConfigurationException.class, () -> read(DIR + hcl), () -> hcl).getMessage();
    assertTrue(error.startsWith(start), () -> hcl + ": " + error);
  }
}
