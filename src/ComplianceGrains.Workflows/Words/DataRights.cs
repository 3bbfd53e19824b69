namespace ComplianceGrains.Workflows.Words;

/// <summary>What a person may ask for about their data, and how it is answered.</summary>
public static class DataRights
{
    /// <summary>A copy of what is held.</summary>
    public const string Access = "access";

    /// <summary>That something is put right.</summary>
    public const string Rectification = "rectification";

    /// <summary>That it goes as soon as no law keeps it.</summary>
    public const string Erasure = "erasure";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Access, Rectification, Erasure];

    /// <summary>The copy was given.</summary>
    public const string Given = "given";

    /// <summary>Nothing keeps the records any more: they go.</summary>
    public const string Accepted = "accepted";

    /// <summary>The records are kept for now, and go when nothing keeps them.</summary>
    public const string Kept = "kept";

    /// <summary>Not granted.</summary>
    public const string Refused = "refused";
}
