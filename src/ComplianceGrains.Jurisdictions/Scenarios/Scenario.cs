using NodaTime;

namespace ComplianceGrains.Jurisdictions.Scenarios;

/// <summary>One scenario: a question to the rules, or the story of a subject.</summary>
/// <param name="Name">A sentence, unique in its pack; obligations name their scenario by it.</param>
/// <param name="File">The file, relative to the packs' directory.</param>
/// <param name="Line">Where it starts.</param>
/// <param name="Traps">The modelling traps it would fall into if the rules were wrong, by number.</param>
/// <param name="Story">The story, or null for a question.</param>
public sealed record Scenario(string Name, string File, int Line, IReadOnlyList<int> Traps, SubjectStory? Story)
{
    /// <summary>The pack's folder: the jurisdiction in lower case.</summary>
    public string Folder => File.Split('/')[0];

    internal ScenarioQuestion? Question { get; init; }

    /// <summary>Whether it speaks of a time from one instant until before another (of a story the time of its first step).</summary>
    /// <param name="from">The first instant.</param>
    /// <param name="until">The first instant after, or null for no end.</param>
    /// <param name="zone">The zone of a question's day, which is meant at noon.</param>
    public bool IsWithin(Instant from, Instant? until, DateTimeZone zone)
    {
        var at = Story?.Steps[0].At ?? Question!.At ?? Question.On!.Value.At(new LocalTime(12, 0)).InZoneLeniently(zone).ToInstant();
        return at >= from && (until is null || at < until);
    }
}
