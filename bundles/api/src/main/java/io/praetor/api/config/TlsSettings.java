package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Certificates of the HTTPS listener and of the channel between agents. Present where any are
 * configured; PID {@link #PID}.
 */
@ObjectClassDefinition(name = "TLS", pid = TlsSettings.PID)
public @interface TlsSettings {

  String PID = "io.praetor.tls";

  @AttributeDefinition(description = "PEM file with trusted authorities, empty for none")
  String caFile() default "";

  @AttributeDefinition(
      description = "Directory of PEM files with trusted authorities, empty for none")
  String caPath() default "";

  @AttributeDefinition(description = "PEM file with the certificate chain, empty for none")
  String certFile() default "";

  @AttributeDefinition(description = "PEM file with the private key, empty for none")
  String keyFile() default "";

  @AttributeDefinition(description = "TLSv1_0 to TLSv1_3, or TLS_AUTO")
  String minVersion() default "TLSv1_2";

  @AttributeDefinition(
      description = "Cipher suites up to TLS 1.2 by their IANA names, none for the usual ones")
  String[] cipherSuites() default {};

  @AttributeDefinition(description = "Demand a client certificate")
  boolean verifyIncoming() default false;

  @AttributeDefinition(description = "Between agents: trusted authorities, PEM file")
  String rpcCaFile() default "";

  @AttributeDefinition(description = "Between agents: trusted authorities, directory of PEM files")
  String rpcCaPath() default "";

  @AttributeDefinition(description = "Between agents: certificate chain, PEM file")
  String rpcCertFile() default "";

  @AttributeDefinition(description = "Between agents: private key, PEM file")
  String rpcKeyFile() default "";

  @AttributeDefinition(description = "Between agents: TLSv1_0 to TLSv1_3, or TLS_AUTO")
  String rpcMinVersion() default "TLSv1_2";

  @AttributeDefinition(
      description = "Between agents: cipher suites up to TLS 1.2, none for the usual ones")
  String[] rpcCipherSuites() default {};

  @AttributeDefinition(description = "Between agents: refuse callers without a trusted certificate")
  boolean rpcVerifyIncoming() default false;

  @AttributeDefinition(description = "Between agents: call with TLS only")
  boolean rpcVerifyOutgoing() default false;

  @AttributeDefinition(
      description = "Between agents: servers prove that they are server.<datacenter>.<domain>")
  boolean rpcVerifyServerHostname() default false;

  @AttributeDefinition(
      description = "Whether servers hand a certificate to this agent, in place of missing files")
  boolean handedOut() default false;

  @AttributeDefinition(description = "Whether this agent is a server, which others verify")
  boolean server() default false;

  @AttributeDefinition(description = "DNS domain, part of server names")
  String domain() default "consul";

  @AttributeDefinition(description = "Own datacenter, part of server names")
  String datacenter() default "";
}
