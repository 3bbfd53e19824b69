using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Lists.Events;

/// <summary>Some more customers were compared with the new version, as it was written before there were wallets. Only read; <see cref="RescreeningProgressed"/> is written.</summary>
/// <param name="List">List id.</param>
/// <param name="Digest">Of the version.</param>
/// <param name="Entries">New and changed entries that are compared with all customers.</param>
/// <param name="Cursor">How many of them are done.</param>
/// <param name="Rescreened">Customers screened again so far.</param>
/// <param name="PossibleHits">Of those, with a possible match that nobody has dismissed.</param>
/// <param name="Done">Whether that was all.</param>
[Kind("list.rescreening-progressed/1", Audience.Staff, RecordClass.Programme)]
public sealed record RescreeningProgressedFirst(string List, string Digest, int Entries, int Cursor, long Rescreened, long PossibleHits, bool Done)
{
    /// <summary>The same in today's form.</summary>
    public RescreeningProgressed Now() => new(List, Digest, Entries, Cursor, null, Rescreened, 0, PossibleHits, Done, null);
}
