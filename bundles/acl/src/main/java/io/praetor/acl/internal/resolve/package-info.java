/** Who a caller is: from the secret of a token to its rights. */
package io.praetor.acl.internal.resolve;
