/** What a token opens at every route of a running agent, and what it keeps closed. */
package io.praetor.itest.acl;
