package io.praetor.config.internal;

import io.praetor.config.internal.publish.SettingsStore;
import java.io.IOException;
import java.util.Hashtable;
import java.util.Map;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Settings in ConfigurationAdmin. Location "?" lets any bundle receive them. */
final class AdminSettings implements SettingsStore {

  private static final String ANY_BUNDLE = "?";

  private final ConfigurationAdmin admin;

  AdminSettings(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  @Override
  @SuppressWarnings("JdkObsolete") // the interface of ConfigurationAdmin is of that age
  public void write(String pid, Map<String, Object> settings) throws IOException {
    admin.getConfiguration(pid, ANY_BUNDLE).updateIfDifferent(new Hashtable<>(settings));
  }

  @Override
  public void remove(String pid) throws IOException {
    Configuration configuration = admin.getConfiguration(pid, ANY_BUNDLE);
    configuration.delete();
  }
}
