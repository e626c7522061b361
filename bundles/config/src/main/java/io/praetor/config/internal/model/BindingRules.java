package io.praetor.config.internal.model;

import static io.praetor.config.internal.model.Problems.require;

import io.praetor.config.internal.model.Configuration.RpcTls;
import io.praetor.config.internal.model.Configuration.Security;
import io.praetor.config.internal.syntax.ConfigurationException;
import java.util.Optional;

/** Whether members are bound to the certificates of their agents. Means nothing on a client. */
final class BindingRules {

  private static final String KEY = "praetor.bind_members";

  private BindingRules() {}

  /**
   * Certificates bind only those who must show them, and servers must be known by theirs: whoever
   * passes for one could write past all of this.
   */
  static boolean read(KeyValues keys, boolean server, Optional<RpcTls> tls, Security access)
      throws ConfigurationException {
    boolean binds = server && keys.flag(KEY);
    boolean incoming = tls.isPresent() && tls.get().tls().verifyIncoming();
    boolean names = tls.isPresent() && tls.get().verifyServerHostname();
    require(
        !binds || (incoming && names),
        KEY
            + " requires verify_incoming (or verify_incoming_rpc) and verify_server_hostname:"
            + " otherwise no agent has to show the certificate that it is bound to");
    boolean guarded = access.acl() && !access.aclDefaultPolicy().equals("allow");
    require(
        !binds || !keys.flag("auto_encrypt.allow_tls") || guarded,
        KEY
            + " with auto_encrypt.allow_tls requires acl.enabled and a default_policy other than"
            + " allow: otherwise whoever reaches the server port gets a certificate of any name");
    return binds;
  }
}
