package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Certificates that servers hand to client agents: {@link #PID} on a client that takes one, {@link
 * #HANDOUT_PID} on servers that give them.
 */
@ObjectClassDefinition(name = "Certificates of agents", pid = AgentCertificateSettings.PID)
public @interface AgentCertificateSettings {

  String PID = "io.praetor.connect.certificate";

  String HANDOUT_PID = "io.praetor.connect.handout";

  @AttributeDefinition(description = "Own datacenter")
  String datacenter();

  @AttributeDefinition(description = "Name of this node; clients only")
  String nodeName() default "";

  @AttributeDefinition(description = "DNS names to be in the certificate; clients only")
  String[] dnsNames() default {};

  @AttributeDefinition(description = "IP addresses to be in the certificate; clients only")
  String[] ipAddresses() default {};
}
