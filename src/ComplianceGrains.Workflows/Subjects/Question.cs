using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Screening.Matching;
using ComplianceGrains.Workflows.Screenings;
using NodaTime;

namespace ComplianceGrains.Workflows.Subjects;

/// <summary>What the lists are asked about a subject: who resembles it by name, or who holds its address. One way for every subject and every engine.</summary>
/// <param name="Lists">Ids of the lists that the rules require.</param>
/// <param name="Freshness">Greatest age of each.</param>
/// <param name="Threshold">From which score a listed entry counts.</param>
/// <param name="Engine">What answers if it is ours, as records name it.</param>
public abstract record Question(IReadOnlyList<string> Lists, Duration Freshness, decimal Threshold, string Engine)
{
    /// <summary>About a person or an entity, by names, dates and numbers.</summary>
    public sealed record OfName(ScreeningQuery Query) : Question(Query.Lists, Query.Freshness, Query.Threshold, ScreeningRecord.Text(ScreeningEngine.Version));

    /// <summary>About an address on a chain: it is listed or it is not, there is no score between.</summary>
    public sealed record OfAddress(AddressQuery Query) : Question(Query.Lists, Query.Freshness, AddressAnswer.Listed, ScreeningRecord.Text(AddressAnswer.Engine));

    /// <summary>The answer of our own engine.</summary>
    public ScreeningResult AnswerBy(ScreeningEngine engine, Instant now) => this switch
    {
        OfName name => engine.Screen(name.Query, now),
        OfAddress address => AddressAnswer.Of(engine.Screen(address.Query, now)),
        _ => throw new InvalidOperationException($"Nobody answers a question of kind {GetType().Name}."),
    };

    /// <summary>
    /// Whether it has to be asked: not if the last screening found what it found, hit or not, by the same question on the
    /// very content that is current and fresh now.
    /// </summary>
    /// <param name="subject">The subject; null before it exists.</param>
    /// <param name="digest">Of what would be asked.</param>
    /// <param name="lists">The lists as they are now; null if the engine does not let us see them.</param>
    /// <param name="now">The instant of the message.</param>
    public bool IsDue(ISubject? subject, string? digest, ListCatalog? lists, Instant now) => subject switch
    {
        null => true,
        { IsTerminal: true } => false,
        { Matters.Screening: { } last } => lists is null || !Stands(last, digest, lists, now),
        _ => true,
    };

    private bool Stands(ScreeningRecord last, string? digest, ListCatalog lists, Instant now) =>
        last.Outcome is ScreeningRecord.Clear or ScreeningRecord.Hit
        && last.Subject == digest
        && last.Engine == Engine
        && last.Threshold == ScoreText.Format(Threshold)
        && Lists.All(id => StillCurrent(last, lists.Find(id), now));

    private bool StillCurrent(ScreeningRecord last, LoadedList? loaded, Instant now) =>
        loaded is not null
        && last.Lists.Any(screened => screened.Id == loaded.Index.ListId && screened.Digest == loaded.Index.Digest)
        && now - loaded.ConfirmedAt <= Freshness;
}
