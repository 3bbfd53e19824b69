namespace ComplianceGrains.Screening.Dispositions;

/// <summary>
/// Keeps a person's "this is somebody else" for as long as it means the same: same subject, same entry, same entry
/// content. When either changes the match is open again.
/// </summary>
public static class FalsePositiveMemory
{
    /// <summary>Splits matches into those that a person must look at and those that were already looked at.</summary>
    /// <param name="result">What the screening found.</param>
    /// <param name="subject">The subject's digest now.</param>
    /// <param name="decided">What people decided about this subject before.</param>
    public static RememberedResult Apply(ScreeningResult result, string subject, IReadOnlyCollection<FalsePositive> decided)
    {
        var (open, remembered) = (new List<ListMatch>(), new List<(ListMatch, FalsePositive)>());
        foreach (var match in result.Matches)
        {
            if (decided.FirstOrDefault(one => one.ListId == match.ListId && one.EntryId == match.EntryId && one.Subject == subject && one.Entry == match.EntryDigest) is { } known)
                remembered.Add((match, known));
            else
                open.Add(match);
        }

        return new(open, remembered);
    }

    /// <summary>Remembers a decision about one match.</summary>
    public static FalsePositive Remember(ListMatch match, string subject, NodaTime.Instant decidedAt, string decision) =>
        new(subject, match.ListId, match.EntryId, match.EntryDigest, decidedAt, decision);
}
