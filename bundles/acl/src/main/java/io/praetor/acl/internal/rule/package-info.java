/** The rule language: what policies say. */
package io.praetor.acl.internal.rule;
