/** Commands on ACL policies. */
package io.praetor.cli.acl.policy;
