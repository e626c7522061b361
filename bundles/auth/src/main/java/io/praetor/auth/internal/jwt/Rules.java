package io.praetor.auth.internal.jwt;

import io.praetor.api.error.PlatformException;
import io.praetor.auth.internal.token.CompactToken;
import java.util.Map;
import java.util.Set;

/** What a token has to fulfil besides its signature. Refusals are in Consul's words. */
interface Rules {

  CompactToken parse(String bearerToken);

  /** The algorithms that may be used, empty where any is good that fits a key. */
  Set<String> algorithms();

  /** What can be told before a signature is checked; nothing is believed because of it. */
  void beforeSignature(CompactToken token);

  /** No key signed the token. */
  PlatformException unsigned();

  /**
   * Keys could not be had.
   *
   * @param reason in the words of whoever asked for them
   */
  PlatformException keyless(String reason);

  /** The claims of a token whose signature is good. */
  Map<String, Object> claims(CompactToken token);
}
