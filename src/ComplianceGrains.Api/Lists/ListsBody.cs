namespace ComplianceGrains.Api.Lists;

/// <summary>All lists, and what is missing.</summary>
/// <param name="Items">Lists with a version in force.</param>
/// <param name="Next">Always null: there are few.</param>
/// <param name="Total">How many have a version in force.</param>
/// <param name="NotLoaded">Lists that a pack asks for or a schedule fetches, and that never had a version.</param>
public sealed record ListsBody(IReadOnlyList<ListBody> Items, string? Next, long Total, IReadOnlyList<NotLoadedBody> NotLoaded);

/// <summary>A list without a version.</summary>
/// <param name="List">List id.</param>
/// <param name="EnforcedBy">The jurisdictions whose packs ask for it: nobody is activated there.</param>
/// <param name="LastAttempt">How the last request to its publisher ended, or null.</param>
public sealed record NotLoadedBody(string List, IReadOnlyList<string> EnforcedBy, ListAttempt? LastAttempt);
