using ComplianceGrains.Contracts.Actors;
using ComplianceGrains.Storage.Ledgers;

namespace ComplianceGrains.Host.Receipts;

/// <summary>Remembers which signed heads went to those who check from outside: they come back with them, and every later package leads from each.</summary>
internal static class ServedHeads
{
    /// <summary>Durable before the head is shown, so that nobody holds one that is not remembered.</summary>
    public static Task NoteAsync(ILogStore logs, string log, long size, Principal reader) =>
        reader.Role is Roles.Supervisor or Roles.Auditor ? logs.NoteServedAsync(log, size) : Task.CompletedTask;
}
