using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Lists.Events;

/// <summary>Some more customers and wallets were compared with the new version, as it was written before the engine was stated. Only read; <see cref="RescreeningProgressed"/> is written.</summary>
/// <param name="List">List id.</param>
/// <param name="Digest">Of the version.</param>
/// <param name="Entries">New and changed entries that are compared with all customers and wallets.</param>
/// <param name="Cursor">How many of them are done.</param>
/// <param name="Rescreened">Customers screened again so far.</param>
/// <param name="Wallets">Wallets screened again so far.</param>
/// <param name="PossibleHits">Of all these, with a possible match that nobody has decided about.</param>
/// <param name="Done">Whether that was all.</param>
[Kind("list.rescreening-progressed/2", Audience.Staff, RecordClass.Programme)]
public sealed record RescreeningProgressedSecond(string List, string Digest, int Entries, int Cursor, long Rescreened, long Wallets, long PossibleHits, bool Done)
{
    /// <summary>The same in today's form: by an engine that was not stated.</summary>
    public RescreeningProgressed Now() => new(List, Digest, Entries, Cursor, null, Rescreened, Wallets, PossibleHits, Done, null);
}
