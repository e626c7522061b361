package io.praetor.tls.internal;

import io.praetor.api.config.TlsSettings;
import io.praetor.api.tls.MeshCredentials;
import io.praetor.api.tls.RpcTls;
import io.praetor.api.tls.TlsContexts;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lives only where TLS is configured, so that nobody else loads what it needs. */
@Component(
    configurationPid = TlsSettings.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true)
public final class TlsComponent implements TlsContexts {

  private static final Logger LOG = LoggerFactory.getLogger(TlsComponent.class);

  private final MeshSource mesh = new MeshSource();
  private volatile TlsContexts current;

  /** An agent that was told to serve TLS and cannot must not start without it. */
  @Activate
  public TlsComponent(
      TlsSettings settings,
      @Reference(target = "(praetor.fatal=true)", cardinality = ReferenceCardinality.OPTIONAL)
          Consumer<String> fatal) {
    try {
      current = new ConfiguredTls(settings, mesh, System::nanoTime);
    } catch (TlsException e) {
      if (fatal == null) {
        throw new IllegalStateException(e.getMessage(), e);
      }
      fatal.accept(e.getMessage());
      current = new RefusingTls(e.getMessage());
    }
  }

  @Modified
  void modified(TlsSettings settings) {
    try {
      current = new ConfiguredTls(settings, mesh, System::nanoTime);
    } catch (TlsException e) {
      LOG.error("New TLS settings cannot be used, keeping the old ones: {}", e.getMessage());
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindMesh(MeshCredentials credentials) {
    mesh.bind(credentials);
  }

  void unbindMesh(MeshCredentials credentials) {
    mesh.unbind(credentials);
  }

  @Override
  public SSLContext https() {
    return current.https();
  }

  @Override
  public boolean verifyIncomingHttps() {
    return current.verifyIncomingHttps();
  }

  @Override
  public String[] protocols() {
    return current.protocols();
  }

  @Override
  public String[] cipherSuites() {
    return current.cipherSuites();
  }

  @Override
  public RpcTls rpc() {
    return current.rpc();
  }
}
