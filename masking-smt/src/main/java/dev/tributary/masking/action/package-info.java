/** What can be done to one value, whatever record it stands in. */
package dev.tributary.masking.action;
