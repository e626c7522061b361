package io.praetor.acl.internal.resolve;

import io.praetor.acl.internal.decide.RuleAuthorizer;

/**
 * A caller that is known on this server.
 *
 * @param bearer the rows that it comes from
 * @param authorizer what it may do
 */
record Principal(Bearer bearer, RuleAuthorizer authorizer) {}
