using ComplianceGrains.Storage.Agendas;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Agendas;

internal static class AgendaTable
{
    public static void Write(Statements statements, string actor, DeadlineChange change)
    {
        switch (change)
        {
            case DeadlineChange.Set row:
                statements.Run(
                    """
                    INSERT INTO agenda(shard, actor, key, due, queue, owner_role, jurisdictions) VALUES($1,$2,$3,$4,$5,$6,$7)
                    ON CONFLICT(actor, key) DO UPDATE SET shard=$1, due=$4, queue=$5, owner_role=$6, jurisdictions=$7
                    """,
                    StoreLayout.OneCell.CellOf(actor), actor, row.Key, row.Due, row.Queue, row.OwnerRole, $",{string.Join(',', row.Jurisdictions)},");
                break;
            case DeadlineChange.Clear row:
                statements.Run("DELETE FROM agenda WHERE actor=$1 AND key=$2", actor, row.Key);
                break;
        }
    }
}
