using ComplianceGrains.Storage.Journals;
using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Journals;

internal static class CommandTable
{
    public static StoredCommand? Find(Statements statements, long stream, string commandId) => statements.Row(
        "SELECT fingerprint, status, sequence FROM command WHERE stream=$1 AND command_id=$2",
        row => new StoredCommand(row.GetBytes(0), row.GetInt32(1), row.GetInt64(2)),
        stream, commandId);
}
