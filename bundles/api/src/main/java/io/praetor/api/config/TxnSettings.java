package io.praetor.api.config;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Transactions. Present on servers only; PID {@link #PID}. */
@ObjectClassDefinition(name = "Transactions", pid = TxnSettings.PID)
public @interface TxnSettings {

  String PID = "io.praetor.txn";

  @AttributeDefinition(description = "Largest request, bytes (limits.txn_max_req_len)")
  int maxRequestBytes() default 524_288;
}
