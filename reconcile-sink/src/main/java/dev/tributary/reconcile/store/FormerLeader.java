package dev.tributary.reconcile.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Leaves a server that led before a failover: it still answers, but takes nothing, and a new
 * connection finds who leads now.
 */
final class FormerLeader implements SQLExceptionOverride {

    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException error) {
        return SqlFault.READ_ONLY.equals(error.getSQLState())
                ? SQLExceptionOverride.Override.MUST_EVICT
                : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
}
