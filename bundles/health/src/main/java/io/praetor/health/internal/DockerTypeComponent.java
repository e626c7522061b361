package io.praetor.health.internal;

import io.praetor.health.internal.docker.DockerType;
import io.praetor.spi.check.CheckType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers checks that run in containers. */
@Component(service = CheckType.class)
public final class DockerTypeComponent extends ForwardedType {

  @Activate
  public DockerTypeComponent(@Reference Connections connections) {
    super(new DockerType(connections.network(), System.getenv("DOCKER_HOST")));
  }
}
