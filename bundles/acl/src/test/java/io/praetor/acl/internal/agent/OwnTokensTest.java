package io.praetor.acl.internal.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.praetor.api.acl.AgentTokens.Purpose;
import io.praetor.api.config.AclSettings;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnTokensTest {

  @TempDir Path directory;
  private final Map<String, Object> values = new HashMap<>();
  private final OwnTokens tokens = new OwnTokens();

  private AclSettings settings() {
    return (AclSettings)
        Proxy.newProxyInstance(
            AclSettings.class.getClassLoader(),
            new Class<?>[] {AclSettings.class},
            (proxy, method, arguments) ->
                values.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  @Test
  void shouldFallBackOnTheDefaultTokenWhereConsulDoes() {
    values.put("defaultToken", "d");
    tokens.configure(settings());
    assertEquals("d", tokens.secret(Purpose.DEFAULT));
    assertEquals("d", tokens.secret(Purpose.AGENT));
    assertEquals("d", tokens.secret(Purpose.DNS));
    assertEquals("d", tokens.secret(Purpose.CONFIG_FILE_SERVICE_REGISTRATION));
    assertEquals("", tokens.secret(Purpose.AGENT_RECOVERY));
    assertEquals("", tokens.secret(Purpose.REPLICATION));
    tokens.set(Purpose.AGENT, "a");
    assertEquals("a", tokens.secret(Purpose.AGENT));
    tokens.set(Purpose.AGENT, "");
    assertEquals("d", tokens.secret(Purpose.AGENT));
  }

  @Test
  void shouldForgetWhatWasSetWhenTheConfigurationIsReadAgain() {
    values.put("agentToken", "configured");
    tokens.configure(settings());
    tokens.set(Purpose.AGENT, "set");
    tokens.configure(settings());
    assertEquals("configured", tokens.secret(Purpose.AGENT));
    assertFalse(Files.exists(directory.resolve("acl-tokens.json")));
  }

  @Test
  void shouldKeepWhatWasSetForTheAgentsUserOnly() throws Exception {
    values.put("agentToken", "configured");
    values.put("tokenPersistence", true);
    values.put("dataDirectory", directory.toString());
    tokens.configure(settings());
    tokens.set(Purpose.AGENT, "set");
    tokens.set(Purpose.AGENT_RECOVERY, "r");
    Path file = directory.resolve("acl-tokens.json");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals("{\"agent\":\"set\",\"agent_recovery\":\"r\"}", Files.readString(file));
    OwnTokens later = new OwnTokens();
    later.configure(settings());
    assertEquals("set", later.secret(Purpose.AGENT));
    assertEquals("r", later.secret(Purpose.AGENT_RECOVERY));
    Files.writeString(file, "{broken");
    later.configure(settings());
    assertEquals("configured", later.secret(Purpose.AGENT));
  }

  @Test
  void shouldKnowOldNames() {
    TokenChange change = new TokenChange(tokens);
    tokens.configure(settings());
    for (String name :
        new String[] {
          "default",
          "agent",
          "agent_recovery",
          "replication",
          "dns",
          "config_file_service_registration",
          "acl_token",
          "acl_agent_token",
          "agent_master",
          "acl_agent_master_token",
          "recovery",
          "acl_replication_token"
        }) {
      assertTrue(TokenChange.isName(name), name);
      change.set(name, name);
    }
    assertEquals("acl_token", tokens.secret(Purpose.DEFAULT));
    assertEquals("recovery", tokens.secret(Purpose.AGENT_RECOVERY));
    assertFalse(TokenChange.isName("nonsense"));
    assertFalse(TokenChange.isName(""));
  }

  /** A token that was replaced in the configuration must not come back from the file. */
  @Test
  void shouldKeepNothingThatTheConfigurationSays() {
    values.put("tokenPersistence", true);
    values.put("dataDirectory", directory.toString());
    values.put("agentRecoveryToken", "leaked");
    tokens.configure(settings());
    tokens.set(Purpose.AGENT, "set");
    values.put("agentRecoveryToken", "new");
    tokens.configure(settings());
    assertEquals("new", tokens.secret(Purpose.AGENT_RECOVERY));
    assertEquals("set", tokens.secret(Purpose.AGENT));
  }
}
