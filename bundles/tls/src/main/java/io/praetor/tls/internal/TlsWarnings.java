package io.praetor.tls.internal;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What works, but should not stay so. */
final class TlsWarnings {

  private static final Logger LOG = LoggerFactory.getLogger(TlsWarnings.class);

  private TlsWarnings() {}

  /**
   * Says it once.
   *
   * @param where which part of the settings is looked at
   */
  static void say(String where, TlsFiles files, String[] protocols) {
    files
        .key()
        .filter(KeyFileMode::isReadableByOthers)
        .ifPresent(
            key ->
                LOG.warn("{}: key_file {} can be read by every user of this machine", where, key));
    List<String> disabled = ProtocolVersions.disabledByPlatform(protocols);
    if (!disabled.isEmpty()) {
      LOG.warn("{}: tls_min_version allows {}, which this Java runtime refuses", where, disabled);
    }
  }
}
