/** From the rules of a token to what its bearer may do. */
package io.praetor.acl.internal.decide;
