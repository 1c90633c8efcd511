/** The masking policy: its model, its parser and its checker; the transform runs it. */
package dev.tributary.commons.policy;
