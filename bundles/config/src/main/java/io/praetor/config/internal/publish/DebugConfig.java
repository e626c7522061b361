package io.praetor.config.internal.publish;

import io.praetor.config.internal.model.Configuration;
import io.praetor.config.internal.model.Configuration.Http;
import io.praetor.config.internal.model.Configuration.Network;
import io.praetor.config.internal.model.Configuration.Ports;
import io.praetor.config.internal.model.KeyValues;
import io.praetor.config.internal.model.Membership;
import io.praetor.config.internal.model.Membership.Pool;
import io.praetor.config.internal.net.IpLiteral;
import io.praetor.config.internal.syntax.ConfigurationException;
import io.praetor.config.internal.syntax.DurationText;
import io.praetor.config.internal.syntax.Json;
import io.praetor.config.internal.syntax.Trees;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The configuration in force as {@code /v1/agent/self} shows it, in Consul's names. */
final class DebugConfig {

  private static final String NAMES = "debug.names";
  private static final String HIDDEN = "hidden";
  private static final String TCP = "tcp://";

  private final Configuration configuration;
  private final Map<String, Object> tree = new TreeMap<>();

  private DebugConfig(Configuration configuration) {
    this.configuration = configuration;
  }

  /** The text of a JSON object. */
  static String of(Configuration configuration, String nodeId, String version) {
    DebugConfig debug = new DebugConfig(configuration);
    debug.keys();
    debug.put("NodeID", nodeId);
    debug.put("Version", version);
    debug.put("Revision", "");
    debug.put("VersionPrerelease", "");
    debug.identity();
    debug.addresses();
    debug.joining();
    return Json.text(debug.tree);
  }

  private void keys() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                DebugConfig.class.getResourceAsStream(NAMES), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int space = line.indexOf(' ');
        if (line.charAt(0) != '#') {
          put(line.substring(0, space), value(line.substring(space + 1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(NAMES, e);
    } catch (ConfigurationException e) {
      throw new IllegalStateException("a duration that was accepted cannot be read", e);
    }
  }

  private Object value(String path) throws ConfigurationException {
    if (path.equals(HIDDEN)) {
      return HIDDEN;
    }
    KeyValues keys = configuration.keys();
    return switch (keys.type(path)) {
      case STRING -> keys.text(path);
      case BOOL -> keys.flag(path);
      case INT -> keys.whole(path);
      case FLOAT -> keys.fraction(path);
      case DURATION -> DurationText.text(keys.duration(path));
      case LIST -> keys.list(path);
      case MAP -> new TreeMap<>(keys.map(path));
      default -> throw new IllegalStateException(NAMES + ": " + path + " is no single value");
    };
  }

  private void identity() {
    put("Datacenter", configuration.identity().datacenter());
    put("ACLDatacenter", configuration.identity().datacenter());
    put("NodeName", configuration.identity().nodeName());
    put("ServerMode", configuration.identity().server());
    put("Bootstrap", configuration.server().bootstrap());
    put("ConnectEnabled", configuration.mesh().enabled());
    put("DevMode", configuration.dev());
    put("DataDir", configuration.dataDirectory().map(Object::toString).orElse(""));
    put("Logging.LogLevel", configuration.log().level());
  }

  private void addresses() {
    Http http = configuration.http();
    Network network = configuration.network();
    Ports ports = configuration.ports();
    put("BindAddr", network.bindAddress());
    put("AdvertiseAddrLAN", network.advertiseAddress());
    put("AdvertiseAddrWAN", network.advertiseWanAddress());
    put("ClientAddrs", network.clientAddresses());
    put("TaggedAddresses", network.taggedAddresses());
    put("HTTPAddrs", listeners(http.http()));
    put("HTTPSAddrs", listeners(http.https()));
    put("HTTPPort", ports.http());
    put("HTTPSPort", ports.https());
    put("ServerPort", ports.server());
    put("SerfPortLAN", ports.serfLan());
    put("SerfPortWAN", ports.serfWan());
    put("RPCBindAddr", TCP + IpLiteral.withPort(network.bindAddress(), ports.server()));
    put("RPCAdvertiseAddr", TCP + IpLiteral.withPort(network.advertiseAddress(), ports.server()));
  }

  private static List<String> listeners(List<String> listeners) {
    return listeners.stream().map(name -> name.startsWith("unix:") ? name : TCP + name).toList();
  }

  private void joining() {
    Membership membership = configuration.membership();
    pool("LAN", membership.lan());
    membership.wan().ifPresent(wan -> pool("WAN", wan));
  }

  private void pool(String name, Pool pool) {
    put("SerfBindAddr" + name, TCP + IpLiteral.withPort(pool.bindAddress(), pool.port()));
    put("SerfAdvertiseAddr" + name, TCP + IpLiteral.withPort(pool.advertiseAddress(), pool.port()));
    put("StartJoinAddrs" + name, pool.join().start());
    put("RetryJoin" + name, pool.join().retry());
  }

  private void put(String name, Object value) {
    Trees.put(tree, name, value);
  }
}
