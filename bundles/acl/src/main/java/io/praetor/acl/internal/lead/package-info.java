/** What the leader does by itself: the beginning, and the end of tokens. */
package io.praetor.acl.internal.lead;
