/** Commands on ACL tokens. */
package io.praetor.cli.acl.token;
