using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Lists.Events;

/// <summary>Some more customers and wallets were compared with the new version, as it was written when they compared before the list committed. Only read; <see cref="RescreeningProgressed"/> is written.</summary>
/// <param name="List">List id.</param>
/// <param name="Digest">Of the version.</param>
/// <param name="Entries">New and changed entries that are compared with all customers and wallets.</param>
/// <param name="Cursor">How many of them are done; the run goes on here after a crash.</param>
/// <param name="Rescreened">Customers screened again so far: those whom an entry could concern, and those who waited for an answer.</param>
/// <param name="Wallets">Wallets screened again so far, likewise.</param>
/// <param name="PossibleHits">Of all these, with a possible match that nobody has decided about.</param>
/// <param name="Done">Whether that was all.</param>
/// <param name="Engine">What compares; null in records of before it was stated.</param>
[Kind("list.rescreening-progressed/3", Audience.Staff, RecordClass.Programme)]
public sealed record RescreeningProgressedThird(string List, string Digest, int Entries, int Cursor, long Rescreened, long Wallets, long PossibleHits, bool Done, string? Engine)
{
    /// <summary>The same in today's form: a part went to the end of its entries.</summary>
    public RescreeningProgressed Now() => new(List, Digest, Entries, Cursor, null, Rescreened, Wallets, PossibleHits, Done, Engine);
}
