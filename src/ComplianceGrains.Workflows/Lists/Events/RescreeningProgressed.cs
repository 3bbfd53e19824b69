using ComplianceGrains.Workflows.Kinds;

namespace ComplianceGrains.Workflows.Lists.Events;

/// <summary>Some more customers and wallets were told of the new version; they compare themselves with it.</summary>
/// <param name="List">List id.</param>
/// <param name="Digest">Of the version.</param>
/// <param name="Entries">New and changed entries that concern whom they name or resemble.</param>
/// <param name="Cursor">For how many of them everybody concerned was told; the run goes on here after a crash.</param>
/// <param name="After">How far it is among those whom the next entries concern, in the order of keyed hashes of who they are; null if it is at their beginning.</param>
/// <param name="Rescreened">Customers told so far: those whom an entry could concern, and those who waited for an answer.</param>
/// <param name="Wallets">Wallets told so far, likewise.</param>
/// <param name="PossibleHits">Of all these, at least so many have a possible match that nobody has decided about: those told last are counted with the next part.</param>
/// <param name="Done">Whether that was all.</param>
/// <param name="Engine">What compares; null in records of before it was stated.</param>
[EarlierKind("list.rescreening-progressed/1", "after", "wallets=0", "engine")]
[EarlierKind("list.rescreening-progressed/2", "after", "engine")]
[EarlierKind("list.rescreening-progressed/3", "after")]
[Kind("list.rescreening-progressed/4", Audience.Staff, RecordClass.Programme)]
public sealed record RescreeningProgressed(
    string List, string Digest, int Entries, int Cursor, string? After, long Rescreened, long Wallets, long PossibleHits, bool Done, string? Engine);
