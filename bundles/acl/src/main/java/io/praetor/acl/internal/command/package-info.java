/** Replicated changes of tokens, policies, roles, auth methods and binding rules. */
package io.praetor.acl.internal.command;
