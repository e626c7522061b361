package io.praetor.acl.internal.agent;

/** Changes of the agent's own tokens, by the names that clients use. */
public record TokenChange(OwnTokens tokens) {

  /** Whether there is such a token. */
  public static boolean isName(String name) {
    return TokenName.purpose(name) != null;
  }

  /** Sets a token; empty takes it away. Blocks. */
  public void set(String name, String secret) {
    tokens.set(TokenName.purpose(name), secret);
  }
}
