using NodaTime;

namespace ComplianceGrains.Host.Lists;

/// <summary>A screening list in a response.</summary>
/// <param name="List">List id.</param>
/// <param name="Version">1-based number of accepted versions.</param>
/// <param name="Digest">Of the version in force.</param>
/// <param name="Entries">Number of entries.</param>
/// <param name="Names">Number of names.</param>
/// <param name="Delta">Against the version before.</param>
/// <param name="PublishedAt">As the file says, or null.</param>
/// <param name="ConfirmedAt">When we last knew it to be the newest; its age counts from here.</param>
/// <param name="Age">In seconds.</param>
/// <param name="Rescreening">How far the re-screening of customers has come.</param>
/// <param name="Warnings">What was tolerated in the files, in the answer to an upload.</param>
public sealed record ListBody(
    string List, int Version, string Digest, int Entries, int Names, DeltaBody Delta, Instant? PublishedAt, Instant ConfirmedAt, long Age,
    RescreeningBody Rescreening, IReadOnlyList<string> Warnings);

/// <summary>What changed.</summary>
public sealed record DeltaBody(int Added, int Changed, int Removed);

/// <summary>How far the re-screening has come.</summary>
/// <param name="Rescreened">Customers screened again since this version arrived.</param>
/// <param name="Wallets">Wallets screened again likewise.</param>
/// <param name="PossibleHits">Customers and wallets of those, with a possible match that nobody has decided about.</param>
/// <param name="Done">Whether all were.</param>
public sealed record RescreeningBody(long Rescreened, long Wallets, long PossibleHits, bool Done);
