package io.praetor.acl.internal.agent;

import io.praetor.api.acl.AgentTokens;
import io.praetor.api.config.AclSettings;
import io.praetor.api.error.OperationFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * The agent's own tokens: those of the configuration, then those of the file, then those that are
 * set. Guarded by its own lock while it changes; readers never wait.
 */
public final class OwnTokens implements AgentTokens {

  private volatile Map<Purpose, String> tokens = Map.of();

  /** Those that came through the API: only they are kept, the configuration keeps the others. */
  private final Map<Purpose, String> set = new EnumMap<>(Purpose.class); // guarded by this

  private TokenFile file;

  /** Takes over settings, now or after a reload; what was set and not kept is forgotten. */
  public synchronized void configure(AclSettings settings) {
    boolean kept = settings.tokenPersistence() && !settings.dataDirectory().isEmpty();
    file = kept ? new TokenFile(Path.of(settings.dataDirectory())) : null;
    Map<Purpose, String> configured = new EnumMap<>(Purpose.class);
    configured.put(Purpose.DEFAULT, settings.defaultToken());
    configured.put(Purpose.AGENT, settings.agentToken());
    configured.put(Purpose.AGENT_RECOVERY, settings.agentRecoveryToken());
    configured.put(Purpose.REPLICATION, settings.replicationToken());
    configured.put(Purpose.CONFIG_FILE_SERVICE_REGISTRATION, settings.fileRegistrationToken());
    configured.put(Purpose.DNS, settings.dnsToken());
    set.clear();
    if (file != null) {
      set.putAll(file.read());
    }
    configured.putAll(set);
    tokens = configured;
  }

  /** Sets one, and keeps it where that is wanted. Blocks. */
  synchronized void set(Purpose purpose, String secret) {
    Map<Purpose, String> changed = new EnumMap<>(tokens);
    changed.put(purpose, secret);
    tokens = changed;
    set.put(purpose, secret);
    if (file != null) {
      try {
        file.write(set);
      } catch (IOException e) {
        throw new OperationFailedException("failed to persist token: " + e.getMessage());
      }
    }
  }

  @Override
  public String secret(Purpose purpose) {
    Map<Purpose, String> known = tokens;
    String own = known.getOrDefault(purpose, "");
    boolean fallsBack =
        purpose == Purpose.AGENT
            || purpose == Purpose.DNS
            || purpose == Purpose.CONFIG_FILE_SERVICE_REGISTRATION;
    return own.isEmpty() && fallsBack ? known.getOrDefault(Purpose.DEFAULT, "") : own;
  }
}
