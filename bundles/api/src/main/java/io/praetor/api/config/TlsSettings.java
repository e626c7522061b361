package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Certificates of the HTTPS listener. Present where they are configured; PID {@link #PID}. */
@ObjectClassDefinition(name = "TLS", pid = TlsSettings.PID)
public @interface TlsSettings {

  String PID = "io.praetor.tls";

  @AttributeDefinition(description = "PEM file with trusted authorities, empty for none")
  String caFile() default "";

  @AttributeDefinition(
      description = "Directory of PEM files with trusted authorities, empty for none")
  String caPath() default "";

  @AttributeDefinition(description = "PEM file with the certificate chain")
  String certFile();

  @AttributeDefinition(description = "PEM file with the private key")
  String keyFile();

  @AttributeDefinition(description = "TLSv1_0 to TLSv1_3, or TLS_AUTO")
  String minVersion() default "TLSv1_2";

  @AttributeDefinition(description = "Demand a client certificate")
  boolean verifyIncoming() default false;
}
