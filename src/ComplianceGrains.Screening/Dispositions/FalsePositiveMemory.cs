namespace ComplianceGrains.Screening.Dispositions;

/// <summary>
/// Keeps a person's "this is somebody else" for as long as it means the same: same subject, same entry, same entry
/// content. When either changes the match is open again.
/// </summary>
public static class FalsePositiveMemory
{
    /// <summary>What was decided about exactly this, or null. The score is no part of it: another score does not make another match.</summary>
    /// <param name="decided">What people decided about this subject before.</param>
    /// <param name="subject">The subject's digest now.</param>
    /// <param name="listId">The list.</param>
    /// <param name="entryId">The entry.</param>
    /// <param name="entryDigest">The entry's content now.</param>
    public static FalsePositive? Find(IEnumerable<FalsePositive> decided, string subject, string listId, string entryId, string entryDigest) =>
        decided.FirstOrDefault(one => one.ListId == listId && one.EntryId == entryId && one.Subject == subject && one.Entry == entryDigest);
}
