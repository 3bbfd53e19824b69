using NodaTime;

namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>One official layout of a list.</summary>
internal interface IListFormat
{
    /// <summary>The file this layout cannot do without, for messages.</summary>
    string Needs { get; }

    bool Accepts(ListSource source);

    ParsedList Read(ListSource source, ProblemLog problems);
}

/// <summary>What a layout gives before the digest is added.</summary>
internal sealed record ParsedList(Instant? PublishedAt, IReadOnlyList<ListEntry> Entries);
