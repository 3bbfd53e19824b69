using NodaTime;

namespace ComplianceGrains.Api.Lists;

/// <summary>A screening list in a response.</summary>
/// <param name="List">List id.</param>
/// <param name="Version">1-based number of accepted versions.</param>
/// <param name="Digest">Of the version in force.</param>
/// <param name="Source">Who uploaded it, by role, or its publisher's addresses; null if that was not recorded.</param>
/// <param name="Entries">Number of entries.</param>
/// <param name="Names">Number of names.</param>
/// <param name="Delta">Against the version before.</param>
/// <param name="PublishedAt">As the file says, or null.</param>
/// <param name="FetchedAt">When the bytes of this version came.</param>
/// <param name="ConfirmedAt">When we last knew it to be the newest; its age counts from here.</param>
/// <param name="Age">In seconds.</param>
/// <param name="EnforcedBy">The packs whose rules ask for it, and whether it is too old for them.</param>
/// <param name="Rescreening">How far the re-screening of customers and wallets has come.</param>
/// <param name="LastAttempt">How the last request to its publisher ended; null if it is not fetched on a schedule, or not yet since the start.</param>
/// <param name="Warnings">What was tolerated in the files, in the answer to an upload.</param>
public sealed record ListBody(
    string List, int Version, string Digest, string? Source, int Entries, int Names, DeltaBody Delta,
    Instant? PublishedAt, Instant FetchedAt, Instant ConfirmedAt, long Age, IReadOnlyList<EnforcementBody> EnforcedBy,
    RescreeningBody Rescreening, ListAttempt? LastAttempt, IReadOnlyList<string> Warnings);

/// <summary>What changed.</summary>
public sealed record DeltaBody(int Added, int Changed, int Removed);

/// <summary>A pack that asks for the list.</summary>
/// <param name="Jurisdiction">The pack's.</param>
/// <param name="Freshness">How old the list may be, in seconds.</param>
/// <param name="Stale">Whether it is older: nobody is activated there.</param>
public sealed record EnforcementBody(string Jurisdiction, long Freshness, bool Stale);

/// <summary>How far the re-screening has come.</summary>
/// <param name="Entries">New and changed entries that customers and wallets are compared with; null until the run has begun.</param>
/// <param name="Cursor">How many of them are done.</param>
/// <param name="Rescreened">Customers screened again since this version arrived, their parties and transfers among them.</param>
/// <param name="Wallets">Wallets screened again likewise.</param>
/// <param name="PossibleHits">Customers and wallets of those, with a possible match that nobody has decided about.</param>
/// <param name="Done">Whether all were.</param>
public sealed record RescreeningBody(int? Entries, int Cursor, long Rescreened, long Wallets, long PossibleHits, bool Done);

/// <summary>How the last request to a list's publisher ended.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Outcome"><c>accepted</c>, <c>confirmed</c> or <c>failed</c>.</param>
/// <param name="Reason">Why it failed, or null.</param>
public sealed record ListAttempt(Instant At, string Outcome, string? Reason);
