/** Callers and what they may do. */
package io.praetor.testkit.acl;
