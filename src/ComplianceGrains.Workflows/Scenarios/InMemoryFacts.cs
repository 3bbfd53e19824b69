using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Subjects;
using NodaTime;

namespace ComplianceGrains.Workflows.Scenarios;

/// <summary>What decisions stand on where everything is in memory: packs and lists, without anything durable.</summary>
/// <param name="packs">The packs.</param>
/// <param name="lists">The lists as they are at a time.</param>
public sealed class InMemoryFacts(PackLibrary packs, Func<Instant, ListCatalog> lists)
{
    private static readonly byte[] SubjectKey = new byte[32];

    /// <summary>Nobody's secret: the people of a story are invented.</summary>
    public static HashKey Key { get; } = new(SubjectKey);

    /// <summary>The same for digests of whom the lists are asked about.</summary>
    public static ReadOnlySpan<byte> Secret => SubjectKey;

    /// <summary>An engine that does not let us see its lists; null for our own.</summary>
    public Func<ScreeningQuery, Instant, ScreeningResult>? Engine { get; set; }

    /// <summary>The packs.</summary>
    public PackLibrary Packs => packs;

    /// <summary>What the lists answer about any subject; null where they need not be asked.</summary>
    /// <param name="subject">The subject; null before it exists.</param>
    /// <param name="question">What would be asked.</param>
    /// <param name="digest">Of it; null where the subject is what is asked and never changes.</param>
    /// <param name="now">The instant of the message.</param>
    public AskedScreening? Ask(ISubject? subject, Question question, string? digest, Instant now)
    {
        var catalog = Engine is null || question is not Question.OfName ? lists(now) : null;
        return question.IsDue(subject, digest, catalog, now)
            ? new AskedScreening(digest, question.Threshold, catalog is null ? Engine!(((Question.OfName)question).Query, now) : question.AnswerBy(new ScreeningEngine(catalog), now))
            : null;
    }
}
