package io.praetor.cli;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Makes a key for gossip encryption. */
@CommandLine.Command
final class KeygenCommand implements Command {

  /** AES-256. */
  private static final int KEY_BYTES = 32;

  /** Consul takes no notice of arguments here. */
  @Parameters(hidden = true)
  private List<String> ignored;

  @Override
  public int run(Terminal terminal) {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    terminal.say(Base64.getEncoder().encodeToString(key));
    return OK;
  }

  @Override
  public String usage() {
    return "keygen";
  }

  @Override
  public String about() {
    return "Makes a random key that encrypts what agents tell each other.";
  }
}
