using ComplianceGrains.Storage.Sqlite.Writing;

namespace ComplianceGrains.Storage.Sqlite.Ledgers;

internal static class LogTable
{
    /// <summary>The number of a log, given on first use.</summary>
    public static long IdOf(Statements statements, string name)
    {
        if (statements.Numbers.TryGetValue(name, out var known))
            return known;
        return statements.Numbers[name] = statements.Integer("SELECT id FROM log WHERE name=$1", name)
            ?? statements.Integer("INSERT INTO log(name) VALUES($1) RETURNING id", name)!.Value;
    }
}
