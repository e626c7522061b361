/** Tokens for those who prove who they are: what is bound to whom. */
package io.praetor.acl.internal.login;
